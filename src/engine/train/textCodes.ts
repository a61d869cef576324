import { fieldText, type RecordBatch } from '../csv/recordBatch';
import type { BlockPlace } from '../kernel/forEachBlock';
import { MISSING } from '../table/cellClass';
import type { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';

/** Numbers the texts of a column in the order in which they first occur, from 0; white space around them does not count. */
export class TextCodes {
  /** The text of each code. */
  readonly labels: string[] = [];
  private readonly codes = new Map<string, number>();

  /** @param column which field of a record it is */
  constructor(private readonly column: number) {}

  /** The code of each of these records' cells; NaN where it is missing. */
  codesOf(batch: RecordBatch, { first, count }: BlockPlace, classifier: CellClassifier): Float64Array {
    const codes = new Float64Array(count).fill(NaN);
    for (let r = 0; r < count; r++) {
      const field = batch.firstField[first + r]! + this.column;
      if (field >= batch.firstField[first + r + 1]!) continue;
      if (classifyField(batch, field, classifier) !== MISSING)
        codes[r] = this.codeOf(fieldText(batch, field));
    }
    return codes;
  }

  private codeOf(text: string): number {
    const label = text.trim();
    const known = this.codes.get(label);
    if (known !== undefined) return known;
    const code = this.labels.length;
    this.codes.set(label, code);
    this.labels.push(label);
    return code;
  }
}
