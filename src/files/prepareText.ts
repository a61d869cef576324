import type { ByteSink, ByteSource, TextOrigin } from '../engine/byteSource';
import { READ_SIZES } from '../engine/csv/readSizes';
import { DataError } from '../engine/dataError';
import type { ReadProgress } from '../engine/dataset';
import { codecOf } from '../engine/encoding/codecOf';
import { joined } from '../engine/encoding/textCodec';
import { checkpoint, type Task } from '../engine/task';
import { completeLines } from './completeLines';
import { gunzip } from './gunzip';
import { encodingOf, isGzip, PREPARER_HEAD, type PrepareOptions, type PrepareTask } from './preparer';
import type { TemporarySink } from './temporaryTarget';
import { writeBehind } from './writeBehind';

/** Unpacks a text and brings it to UTF-8. */
export async function prepareText(
  source: ByteSource,
  sink: TemporarySink,
  options: PrepareOptions,
  task: PrepareTask,
): Promise<TextOrigin> {
  const first = new Uint8Array(2);
  await source.read(0, first);
  const compression = isGzip(first) ? 'gzip' : 'none';
  const phase = compression === 'gzip' ? 'unpacking' : 'decoding';
  const raw = () => bytesOf(source, phase, task);
  const unpacked = compression === 'gzip' ? gunzip(raw, source) : raw();
  const behind = writeBehind(sink);
  const text = new TextPreparer(behind, options);
  const origin = () => ({ container: 'text', size: source.size, compression, ...text.found }) as const;
  try {
    for await (const bytes of unpacked) {
      await text.write(bytes);
      task.onOrigin?.(origin());
    }
    await text.end();
    await behind.finish();
  } catch (error) {
    if (!options.stopAtDamage || !(error instanceof DataError) || error.code !== 'damaged-file') throw error;
    await text.end();
    await behind.finish();
    // A record may be all there is of a line so far: what is not complete is no row.
    const { lines, bytes } = await completeLines(sink);
    if (bytes > 0) await sink.cutOff(bytes);
    return { ...origin(), damage: { message: error.message, line: lines + 1 } };
  }
  return origin();
}

/** The bytes of a file, in chunks that are good until the next one is asked for. */
async function* bytesOf(
  source: ByteSource,
  phase: NonNullable<ReadProgress['phase']>,
  task: Task<ReadProgress>,
): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(READ_SIZES.chunk >> 2);
  for (let position = 0; ;) {
    await checkpoint(task);
    const length = await source.read(position, chunk);
    if (length === 0) return;
    yield chunk.subarray(0, length);
    position += length;
    task.onProgress?.({ phase, rows: 0, bytesRead: position, bytesTotal: source.size });
  }
}

/** Knows the encoding once it has seen the head. */
class TextPreparer {
  private head: Uint8Array = new Uint8Array(0);
  private decoding: { readonly encoding: string; readonly decoder: ReturnType<typeof decoderOf> } | undefined;

  constructor(
    private readonly sink: ByteSink,
    private readonly options: PrepareOptions,
  ) {}

  async write(bytes: Uint8Array): Promise<void> {
    if (this.decoding) return this.decode(bytes);
    this.head = joined(this.head, bytes.slice());
    if (this.head.length >= PREPARER_HEAD) await this.begin(false);
  }

  async end(): Promise<void> {
    if (!this.decoding) await this.begin(true);
    const last = this.decoding?.decoder?.end();
    if (last) await this.sink.write(last);
  }

  get found(): Pick<TextOrigin, 'encoding' | 'oneWayAt'> {
    const { encoding = 'utf-8', decoder } = this.decoding ?? {};
    return { encoding, ...(decoder?.oneWayAt !== undefined && { oneWayAt: decoder.oneWayAt }) };
  }

  private async begin(whole: boolean): Promise<void> {
    const encoding = encodingOf(this.head, whole, this.options);
    this.decoding = { encoding, decoder: decoderOf(encoding) };
    await this.decode(this.head);
    this.head = new Uint8Array(0);
  }

  private decode(bytes: Uint8Array): Promise<void> {
    return this.sink.write(this.decoding?.decoder?.push(bytes) ?? bytes);
  }
}

function decoderOf(encoding: string) {
  return codecOf(encoding)?.decoder();
}
