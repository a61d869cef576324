const FIRST_CHUNK = 256;
/** Also the number of values sorted at once: about 10 ms of work. */
export const LARGEST_CHUNK = 131_072;

/** A growing list of doubles, in pieces that are never copied and can be given up one by one. */
export class ValueChunks {
  private readonly full: Float64Array<ArrayBuffer>[] = [];
  private last: Float64Array<ArrayBuffer> = new Float64Array(0);
  private used = 0;
  private fullLength = 0;
  /** Pieces to be filled again, the next one last. */
  private spare: Float64Array<ArrayBuffer>[] = [];

  /** @param expected how many values there will probably be: room for them is taken at once */
  constructor(private readonly expected = 0) {}

  static of(values: Float64Array): ValueChunks {
    const chunks = new ValueChunks();
    chunks.append(values);
    return chunks;
  }

  get length(): number {
    return this.fullLength + this.used;
  }

  append(values: Float64Array): void {
    let from = 0;
    while (from < values.length) {
      if (this.used === this.last.length) this.grow();
      const room = this.last.length - this.used;
      const part = from === 0 && values.length <= room ? values : values.subarray(from, from + room);
      this.last.set(part, this.used);
      this.used += part.length;
      from += part.length;
    }
  }

  /** Removes and returns some of the values; undefined when there are none left. */
  take(): Float64Array<ArrayBuffer> | undefined {
    const chunk = this.full.pop();
    if (chunk) {
      this.fullLength -= chunk.length;
      return chunk;
    }
    if (this.used === 0) return undefined;
    const rest = this.last.subarray(0, this.used);
    this.last = new Float64Array(0);
    this.used = 0;
    return rest;
  }

  /** Removes all values and returns them together, in no particular order. */
  takeAll(): Float64Array<ArrayBuffer> {
    const all = new Float64Array(this.length);
    let end = 0;
    for (let chunk = this.take(); chunk; chunk = this.take()) {
      all.set(chunk, end);
      end += chunk.length;
    }
    return all;
  }

  /** Copies all values, in no particular order. */
  copyTo(target: Float64Array): void {
    let end = 0;
    for (const chunk of this.full) {
      target.set(chunk, end);
      end += chunk.length;
    }
    target.set(this.last.subarray(0, this.used), end);
  }

  /** Removes all values; their memory is kept for others. */
  clear(): void {
    this.spare.push(this.last, ...this.full.splice(0).reverse());
    this.spare = this.spare.filter((piece) => piece.length > 0).sort((a, b) => b.length - a.length);
    this.last = new Float64Array(0);
    this.used = 0;
    this.fullLength = 0;
  }

  private grow(): void {
    const { length } = this;
    if (this.used > 0) this.full.push(this.last);
    // A quarter more each time: of thousands of columns little room is left unused.
    this.last =
      this.spare.pop() ??
      new Float64Array(
        Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, length === 0 ? this.expected : length >> 2)),
      );
    this.fullLength = length;
    this.used = 0;
  }
}
