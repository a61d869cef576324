/** Bytes that grow as they are appended; reused from chunk to chunk. */
export class ByteBuilder {
  private buffer = new Uint8Array(1 << 16);
  private length = 0;

  /** Appends `bytes[start, end)`. */
  copy(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    this.buffer.set(bytes.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Appends text that is all ASCII, such as a number. */
  ascii(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.buffer[this.length++] = text.charCodeAt(i);
  }

  /** What was appended since the last call. Valid until the next append. */
  take(): Uint8Array {
    const bytes = this.buffer.subarray(0, this.length);
    this.length = 0;
    return bytes;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.length + more, this.buffer.length * 2));
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
  }
}
