const encoder = new TextEncoder();

/** Bytes that are put together one after the other; the memory is used again after {@link clear}. */
export class ByteBuffer {
  private bytes = new Uint8Array(1024);
  private length = 0;

  /** What was put together, valid until the next change. */
  get content(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** Copies a part of other bytes; byte by byte, because most cells are shorter than a block copy costs. */
  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const { bytes } = this;
    if (end - start > 64) {
      bytes.set(from.subarray(start, end), this.length);
      this.length += end - start;
      return;
    }
    let { length } = this;
    for (let i = start; i < end; i++) bytes[length++] = from[i]!;
    this.length = length;
  }

  /** @param text ASCII only */
  ascii(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }

  text(text: string): void {
    this.reserve(3 * text.length);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.content);
    this.bytes = larger;
  }
}
