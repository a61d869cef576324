import type { ByteSink } from '../engine/byteSource';
import { CR, LF } from '../engine/csv/ascii';

/** Counts the lines that pass through it: what stands before damage may end in the middle of one. */
export class LineCounter implements ByteSink {
  private ends = 0;
  private written = 0;
  private endedInCr = false;
  /** Bytes of the complete lines. */
  complete = 0;

  constructor(private readonly sink: ByteSink) {}

  /** The line that is not complete yet, from 1. */
  get line(): number {
    return this.ends + 1;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (byte !== LF && byte !== CR) {
        this.endedInCr = false;
        continue;
      }
      if (byte === CR || !this.endedInCr) this.ends++;
      this.endedInCr = byte === CR;
      this.complete = this.written + i + 1;
    }
    this.written += bytes.length;
    await this.sink.write(bytes);
  }
}
