import type { ByteSink } from '../byteSource';
import type { EncodingSink } from './output';
import type { RecordFormat } from './recordFormat';

/** Puts what stands before and behind the records of a format around them. */
export class FramedSink implements EncodingSink {
  bytes = 0;
  private begun = false;

  constructor(
    private readonly sink: ByteSink,
    private readonly format: Pick<RecordFormat, 'head' | 'tail' | 'separator'>,
  ) {}

  async start(): Promise<void> {
    await this.pass(this.format.head);
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    // What separates a record from the one before it, which the first one has not.
    await this.pass(this.begun ? bytes : bytes.subarray(this.format.separator));
    this.begun = true;
  }

  async finish(): Promise<void> {
    await this.pass(this.format.tail);
  }

  private async pass(bytes: Uint8Array): Promise<void> {
    this.bytes += bytes.length;
    if (bytes.length > 0) await this.sink.write(bytes);
  }
}
