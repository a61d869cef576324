import { ZERO } from '../csv/ascii';
import { stringText } from './jsonString';
import { Positions } from './positions';

/**
 * Which row a key names: rows are numbered as their keys come. Most columns have the same keys in the same order, written in
 * the same way, and most keys are the numbers of their rows; neither needs more than a look at the bytes.
 */
export class RowKeys {
  private readonly starts = new Positions();
  private readonly ends = new Positions();
  /** The keys of so many first rows are the rows' numbers. */
  private numbered = 0;
  /** Of all other rows. */
  private readonly rows = new Map<string, number>();

  /** @param bytes holds all keys */
  constructor(private readonly bytes: Uint8Array) {}

  get count(): number {
    return this.starts.length;
  }

  /**
   * @param start behind the opening quote of a string that is well formed
   * @param end at its closing quote
   * @param likely the row that it probably is
   */
  rowOf(start: number, end: number, likely: number): number {
    if (likely < this.count && this.isWrittenAs(likely, start, end)) return likely;
    const { count } = this;
    if (this.numbered === count && this.isNumber(count, start, end)) {
      this.numbered++;
      return this.added(start, end);
    }
    const key = stringText(this.bytes, start, end);
    const known = this.rows.get(key) ?? this.numberedRow(key);
    if (known !== undefined) return known;
    this.rows.set(key, count);
    return this.added(start, end);
  }

  private added(start: number, end: number): number {
    const row = this.count;
    this.starts.set(row, start);
    this.ends.set(row, end);
    return row;
  }

  private isWrittenAs(row: number, start: number, end: number): boolean {
    const { bytes } = this;
    const from = this.starts.at(row);
    if (end - start !== this.ends.at(row) - from) return false;
    for (let i = end - start - 1; i >= 0; i--) if (bytes[start + i] !== bytes[from + i]) return false;
    return true;
  }

  private isNumber(row: number, start: number, end: number): boolean {
    let rest = row;
    for (let i = end - 1; i >= start; i--) {
      if (this.bytes[i] !== ZERO + (rest % 10)) return false;
      rest = Math.floor(rest / 10);
      if (rest === 0) return i === start;
    }
    return false;
  }

  private numberedRow(key: string): number | undefined {
    const row = Number(key);
    return row < this.numbered && String(row) === key ? row : undefined;
  }
}
