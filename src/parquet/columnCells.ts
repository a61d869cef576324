import type { SchemaTree } from 'hyparquet';
import { READ_SIZES, recordTooLong } from '../engine/csv/readSizes';
import type { JsonLines } from '../engine/kernel/jsonLines';
import { writeDoubles } from './doubles';
import { type JsonText, nestedText } from './nestedText';
import type { Slice, SliceColumn } from './readSlices';
import { isNumber } from './valueText';

/** Characters of a block of records at most, but for those of its last record. */
const MOST_CHARACTERS = 1 << 20;

/** The values of a column as JSON, one behind the other, and where each of them ends. */
interface Texts {
  readonly column: number;
  readonly text: string;
  readonly ends: Uint32Array;
}

/** Hands values of a Parquet file to {@link JsonLines}: plain numbers as such, all others as texts. */
export class ColumnCells {
  private readonly texts: readonly JsonText[];

  /** @param trees of the columns, with their own schema */
  constructor(
    private readonly lines: JsonLines,
    private readonly trees: readonly SchemaTree[],
  ) {
    this.texts = trees.map(nestedText);
  }

  /**
   * Sets the cells of the next records.
   * @param first of them, in the slice
   * @param line of the first one, from 1
   * @returns how many records they are: fewer where they are long
   * @throws {DataError} `record-too-long` for a record that is too long to be read
   */
  set({ columns, rows }: Slice, first: number, line: number): number {
    let count = Math.min(this.lines.most, rows - first);
    const all: Texts[] = [];
    for (const [c, column] of columns.entries()) {
      if (this.setNumbers(c, column, first, count)) continue;
      const texts = this.textsOf(c, column, first, count);
      count = texts.ends.length;
      all.push(texts);
    }
    let longest = 0;
    for (const { column, text, ends } of all) {
      const end = ends[count - 1]!;
      longest += end - (ends[count - 2] ?? 0);
      if (longest > READ_SIZES.maxRecord) throw recordTooLong(line + count - 1, READ_SIZES.maxRecord);
      this.lines.setTexts(column, text.slice(0, end), ends.subarray(0, count));
    }
    return count;
  }

  private setNumbers(c: number, { values, isNull }: SliceColumn, first: number, count: number): boolean {
    const { element } = this.trees[c]!;
    if (Array.isArray(values) || !isNumber(element)) return false;
    const numbers = { values, ...(isNull && { isNull }) };
    return writeDoubles(numbers, element, first, this.lines.numbers(c).subarray(0, count));
  }

  private textsOf(column: number, { values, isNull }: SliceColumn, first: number, count: number): Texts {
    const textOf = this.texts[column]!;
    const most = MOST_CHARACTERS / this.trees.length;
    const ends = new Uint32Array(count);
    let text = '';
    let r = 0;
    while (r < count && text.length < most) {
      text += textOf(isNull?.[first + r] === 1 ? null : values[first + r]);
      ends[r++] = text.length;
    }
    return { column, text, ends: ends.subarray(0, r) };
  }
}
