const PAGE = 65_536;
/** 1 GB. */
const MOST_PAGES = 16_384;
const ALIGNMENT = 64;

/** The memory of the WebAssembly kernels: hands out parts, one behind the other, and never takes them back. */
export class WasmMemory {
  readonly memory = new WebAssembly.Memory({ initial: 4, maximum: MOST_PAGES });
  private next = 0;
  /** The memory as it is now: asking the memory itself for it takes longer than most views of it are used. */
  private buffer = this.memory.buffer;
  private allDoubles = new Float64Array(this.buffer);

  /** From where on parts are handed out. */
  startAt(position: number): void {
    this.next = position;
  }

  /** A part of at least so many bytes, at a multiple of 64. Views made before are no longer valid. */
  take(bytes: number): number {
    const start = Math.ceil(this.next / ALIGNMENT) * ALIGNMENT;
    this.next = start + bytes;
    const missing = this.next - this.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE));
      this.buffer = this.memory.buffer;
      this.allDoubles = new Float64Array(this.buffer);
    }
    return start;
  }

  /** The double at a position that is a multiple of 8. */
  doubleAt(position: number): number {
    return this.allDoubles[position / 8]!;
  }

  bytes(position: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer, position, length);
  }

  words(position: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.buffer, position, length);
  }

  doubles(position: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.buffer, position, length);
  }
}
