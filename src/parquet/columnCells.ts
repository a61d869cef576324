import type { SchemaTree } from 'hyparquet';
import type { JsonLines } from '../engine/kernel/jsonLines';
import { writeDoubles } from './doubles';
import { type JsonText, nestedText } from './nestedText';
import type { Slice, SliceColumn } from './readSlices';
import { isNumber } from './valueText';

/** Characters of a block of records at most, but for those of its last record. */
const MOST_CHARACTERS = 1 << 20;

/** Hands values of a Parquet file to {@link JsonLines}: plain numbers as such, all others as texts. */
export class ColumnCells {
  private readonly texts: readonly JsonText[];
  private readonly ends: Uint32Array;

  /** @param trees of the columns, with their own schema */
  constructor(
    private readonly lines: JsonLines,
    private readonly trees: readonly SchemaTree[],
  ) {
    this.texts = trees.map(nestedText);
    this.ends = new Uint32Array(lines.most);
  }

  /**
   * Sets the cells of the next records.
   * @param first of them, in the slice
   * @returns how many records they are: fewer where they are long
   */
  set({ columns, rows }: Slice, first: number): number {
    let count = Math.min(this.lines.most, rows - first);
    for (const [c, column] of columns.entries()) {
      if (!this.setNumbers(c, column, first, count)) count = this.setTexts(c, column, first, count);
    }
    return count;
  }

  private setNumbers(c: number, { values, isNull }: SliceColumn, first: number, count: number): boolean {
    const { element } = this.trees[c]!;
    if (Array.isArray(values) || !isNumber(element)) return false;
    const numbers = { values, ...(isNull && { isNull }) };
    return writeDoubles(numbers, element, first, this.lines.numbers(c).subarray(0, count));
  }

  private setTexts(c: number, { values, isNull }: SliceColumn, first: number, count: number): number {
    const { ends } = this;
    const textOf = this.texts[c]!;
    const most = MOST_CHARACTERS / this.trees.length;
    let text = '';
    let r = 0;
    while (r < count && text.length < most) {
      text += textOf(isNull?.[first + r] === 1 ? null : values[first + r]);
      ends[r++] = text.length;
    }
    this.lines.setTexts(c, text, ends.subarray(0, r));
    return r;
  }
}
