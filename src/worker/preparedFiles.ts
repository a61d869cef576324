import type { ReadProgress } from '../engine/dataset';
import { checkpoint, type Task } from '../engine/task';
import { type OriginalFile, withOriginal } from '../files/originalFile';
import { type PreparedFile, prepareFile } from '../files/prepareFile';
import type { PrepareOptions } from '../files/preparer';
import type { Scratch } from '../files/scratch';
import type { ShowStart } from '../files/showStart';

/** Keeps what a file was made into, until it is another file, or is to be made into something else. */
export class PreparedFiles {
  private kept: { readonly key: string; readonly file: PreparedFile } | undefined;

  constructor(private readonly scratch: Scratch) {}

  /**
   * @param show see {@link prepareFile}; not called where the file is kept
   * @throws {DataError}
   * @throws {Cancelled}
   */
  async prepare(
    original: OriginalFile,
    options: PrepareOptions,
    task: Task<ReadProgress>,
    show?: ShowStart,
  ): Promise<PreparedFile> {
    const { encoding, usualEncoding, stopAtDamage } = options;
    const version = await withOriginal(original, (source) => source.version);
    const place = original.kind === 'file' ? original.path : undefined;
    const key = JSON.stringify([place, version, encoding, usualEncoding, stopAtDamage]);
    const { kept } = this;
    if (place !== undefined && kept?.key === key) return kept.file;
    const file = await prepareFile(original, options, this.scratch, task, show);
    try {
      // Given up meanwhile: the next reading has its own.
      await checkpoint(task);
    } catch (error) {
      await file.release();
      throw error;
    }
    const before = this.kept;
    this.kept = { key, file };
    await before?.file.release();
    return file;
  }
}
