import { jsonNumber } from '../json/jsonNumber';
import type { JsonLines } from './jsonLines';

/** What {@link JsonLines} means. */
export class TypeScriptJsonLines implements JsonLines {
  private readonly columns: (Float64Array | readonly string[])[];

  /** @param before what stands before the value of each column: brace or comma, and key */
  constructor(
    private readonly before: readonly string[],
    readonly most: number,
  ) {
    this.columns = before.map(() => []);
  }

  numbers(column: number): Float64Array {
    return (this.columns[column] = new Float64Array(this.most));
  }

  setTexts(column: number, text: string, ends: Uint32Array): void {
    this.columns[column] = Array.from(ends, (end, r) => text.slice(r === 0 ? 0 : ends[r - 1], end));
  }

  lines(records: number): Uint8Array<ArrayBuffer> {
    let text = '';
    for (let r = 0; r < records; r++) {
      for (const [c, column] of this.columns.entries()) {
        const value = column[r]!;
        text += this.before[c]! + (typeof value === 'number' ? jsonNumber(value) : value);
      }
      text += '}\n';
    }
    return new TextEncoder().encode(text);
  }
}
