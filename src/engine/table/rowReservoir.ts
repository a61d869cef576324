import { randomNumbers } from '../random';
import { gather } from './gather';

/**
 * A uniform random sample of rows of numbers from a stream of any length, in file order at the end (Vitter's algorithm R);
 * as long as no more rows come than it holds, all of them.
 *
 * The same stream and seed give the same sample.
 */
export class RowReservoir {
  /** Rows offered so far. */
  seen = 0;
  private readonly random: () => number;
  private columns: Float64Array[];
  private lines = new Uint32Array(0);
  /** Which row of the stream each place holds. */
  private origin = new Float64Array(0);

  /** @param capacity at least 1 */
  constructor(
    columns: number,
    private readonly capacity: number,
    seed: number,
  ) {
    this.random = randomNumbers(seed);
    this.columns = Array.from({ length: columns }, () => new Float64Array(0));
  }

  /** @param values one array per column, all as long as `lines` */
  add(values: readonly Float64Array[], lines: Uint32Array): void {
    const fitting = Math.min(lines.length, Math.max(0, this.capacity - this.seen));
    if (fitting > 0) this.append(values, lines, fitting);
    for (let row = fitting; row < lines.length; row++) {
      const place = Math.floor(this.random() * ++this.seen);
      if (place < this.capacity) this.replace(place, values, lines, row);
    }
  }

  /** The rows that are kept, in the order in which they came. */
  result(): { readonly columns: Float64Array[]; readonly lines: Uint32Array<ArrayBuffer> } {
    const count = Math.min(this.seen, this.capacity);
    if (this.seen <= this.capacity) {
      return {
        columns: this.columns.map((column) => column.slice(0, count)),
        lines: this.lines.slice(0, count),
      };
    }
    const { origin } = this;
    const order = Uint32Array.from({ length: count }, (_, place) => place).sort(
      (a, b) => origin[a]! - origin[b]!,
    );
    return {
      columns: this.columns.map((column) => gather(column, order)),
      lines: Uint32Array.from(order, (place) => this.lines[place]!),
    };
  }

  private append(values: readonly Float64Array[], lines: Uint32Array, count: number): void {
    const { seen } = this;
    if (seen + count > this.lines.length) this.grow(seen + count);
    this.columns.forEach((column, c) => {
      column.set(values[c]!.subarray(0, count), seen);
    });
    this.lines.set(lines.subarray(0, count), seen);
    for (let place = seen; place < seen + count; place++) this.origin[place] = place;
    this.seen += count;
  }

  private replace(place: number, values: readonly Float64Array[], lines: Uint32Array, row: number): void {
    for (let c = 0; c < this.columns.length; c++) this.columns[c]![place] = values[c]![row]!;
    this.lines[place] = lines[row]!;
    this.origin[place] = this.seen;
  }

  private grow(needed: number): void {
    const length = Math.min(this.capacity, Math.max(needed, 2 * this.lines.length));
    const larger = (old: Float64Array) => {
      const array = new Float64Array(length);
      array.set(old);
      return array;
    };
    this.columns = this.columns.map(larger);
    this.origin = larger(this.origin);
    const lines = new Uint32Array(length);
    lines.set(this.lines);
    this.lines = lines;
  }
}
