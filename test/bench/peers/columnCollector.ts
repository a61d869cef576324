import { BINS, TOP, type PeerColumn } from './summary';

/** The cells of one column as a program in JavaScript would collect them: numbers, or texts and how often each occurs. */
export class ColumnCollector {
  readonly #texts = new Map<string, number>();
  #values = new Float64Array(1024);
  #count = 0;
  #missing = 0;
  /** Decided by the first cell that is not empty. */
  #numeric: boolean | undefined;

  constructor(readonly name: string) {}

  get numeric(): boolean {
    return this.#numeric ?? false;
  }

  add(cell: string): void {
    if (cell === '') this.#missing++;
    else if ((this.#numeric ??= !Number.isNaN(Number(cell)))) this.addNumber(Number(cell));
    else this.addText(cell);
  }

  /** A value whose kind is known. */
  addValue(value: string | number | null): void {
    if (value === null) {
      this.#missing++;
      return;
    }
    this.#numeric ??= typeof value === 'number';
    if (typeof value === 'number') this.addNumber(value);
    else this.addText(value);
  }

  private addNumber(value: number): void {
    if (Number.isNaN(value)) throw new Error(`expected a number in ${this.name}`);
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(2 * this.#count);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count++] = value;
  }

  private addText(value: string): void {
    this.#texts.set(value, (this.#texts.get(value) ?? 0) + 1);
  }

  topTexts(): (readonly [string, number])[] {
    return [...this.#texts].sort(([, a], [, b]) => b - a).slice(0, TOP);
  }

  moments(): { readonly mean: number; readonly std: number } {
    const values = this.#values.subarray(0, this.#count);
    let sum = 0;
    for (const value of values) sum += value;
    const mean = sum / values.length;
    let squares = 0;
    for (const value of values) squares += (value - mean) ** 2;
    return { mean, std: Math.sqrt(squares / values.length) };
  }

  summarise(): PeerColumn & { readonly histogram: readonly number[] } {
    const values = this.#values.subarray(0, this.#count);
    let [min, max] = [Infinity, -Infinity];
    for (const value of values) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
    const histogram = new Array<number>(BINS).fill(0);
    const scale = max > min ? BINS / (max - min) : 0;
    for (const value of values) histogram[Math.min(BINS - 1, Math.floor((value - min) * scale))]!++;
    const { name } = this;
    const [count, missing] = [this.#count, this.#missing];
    const [q1, median, q3] = [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)];
    return { name, count, missing, min, max, ...this.moments(), q1, median, q3, histogram };
  }
}

/** Exact, linearly interpolated; reorders the values. */
function quantile(values: Float64Array, q: number): number {
  const position = q * (values.length - 1);
  const below = Math.floor(position);
  select(values, below);
  let next = Infinity;
  for (let i = below + 1; i < values.length; i++) if (values[i]! < next) next = values[i]!;
  const low = values[below]!;
  return below === position ? low : low + (next - low) * (position - below);
}

/** Quickselect: afterwards nothing before `rank` is larger than what is there, nothing after it smaller. */
function select(values: Float64Array, rank: number): void {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = values[(left + right) >> 1]!;
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return;
  }
}
