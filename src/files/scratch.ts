import { promises, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A name for a folder of temporary files, which is there once something is put into it. */
function scratchFolder(): string {
  return path.join(tmpdir(), `normscope-${process.pid}-${crypto.randomUUID()}`);
}

/** A folder for temporary files, deleted at the latest when this thread ends by itself. */
export class Scratch {
  private files = 0;
  private inUse: Promise<unknown> = Promise.resolve();
  private readonly removeAtExit = () => {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  };

  /** @param folder left out: a name is chosen when there is a first file */
  constructor(private folder?: string) {}

  /** A place for a file of this name. Only this user may read it. */
  async place(name: string): Promise<string> {
    if (this.files === 0) process.once('exit', this.removeAtExit);
    this.folder ??= scratchFolder();
    const folder = path.join(this.folder, String(this.files++));
    await promises.mkdir(folder, { recursive: true, mode: 0o700 });
    return path.join(folder, name);
  }

  /** Files in the folder may be open until then: not every system deletes such files. */
  keepUntil(unused: Promise<unknown>): void {
    this.inUse = unused;
  }

  /** Deletes the folder and all that is in it. */
  async remove(): Promise<void> {
    if (this.folder === undefined || this.files === 0) return;
    await this.inUse;
    await promises.rm(this.folder, { recursive: true, force: true });
    process.off('exit', this.removeAtExit);
  }
}
