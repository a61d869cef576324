import { ByteWriter } from 'hyparquet-writer';
import type { ByteSink } from '../engine/byteSource';

/** Where the library writes: it keeps a row group, then passes it on to a sink. */
export class SinkWriter extends ByteWriter {
  constructor(private readonly sink: ByteSink) {
    super(1 << 16);
  }

  async flush(): Promise<void> {
    const bytes = this.getBytes();
    if (bytes.length > 0) await this.sink.write(bytes);
    this.index = 0;
  }
}
