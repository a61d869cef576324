import { ESCAPED, rawEnd, rawStart, type RecordBatch } from '../csv/recordBatch';
import { isWhiteSpace } from '../csv/ascii';
import type { FittedScaler } from '../scale/fittedScaler';
import type { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import { Replacements } from './replacements';

export interface ScaledColumn {
  readonly index: number;
  readonly scaler: FittedScaler;
}

/** Lines named for cells that are not finite. */
const LINES_KEPT = 20;

/** Copies batches of records, replacing the numbers of some columns. */
export class RecordWriter {
  private readonly replacements = new Replacements();
  private nonFiniteCount = 0;
  private readonly nonFiniteLines: number[] = [];

  /** @param columns in file order */
  constructor(
    private readonly columns: readonly ScaledColumn[],
    private readonly classifier: CellClassifier,
    private readonly format: (value: number) => string,
  ) {}

  /** Cells of scaled columns that are not finite: copied as they are, and counted here. */
  get nonFinite(): { readonly count: number; readonly lines: readonly number[] } {
    return { count: this.nonFiniteCount, lines: this.nonFiniteLines };
  }

  /** The bytes of the batch with its numbers scaled; valid until the next call. */
  write(batch: RecordBatch): Uint8Array {
    const { bytes, firstField, fieldStart, fieldEnd, fieldFlags } = batch;
    for (let r = 0; r < batch.records; r++) {
      const end = firstField[r + 1]!;
      for (const { index, scaler } of this.columns) {
        const field = firstField[r]! + index;
        if (field >= end) break;
        classifyField(batch, field, this.classifier);
        const { value } = this.classifier;
        if (Number.isNaN(value)) continue;
        if (!Number.isFinite(value)) {
          this.noteNonFinite(batch.line[r]!);
          continue;
        }
        // A number with doubled quotes inside, or with text after its closing quote, is replaced whole.
        const whole = (fieldFlags[field]! & ESCAPED) !== 0;
        let from = whole ? rawStart(batch, field) : fieldStart[field]!;
        let to = whole ? rawEnd(batch, field) : fieldEnd[field]!;
        while (from < to && isWhiteSpace(bytes[from]!)) from++;
        while (from < to && isWhiteSpace(bytes[to - 1]!)) to--;
        this.replacements.add(from, to, this.format(scaler.transform(value)));
      }
    }
    return this.replacements.apply(bytes, batch.start, batch.end);
  }

  private noteNonFinite(line: number): void {
    this.nonFiniteCount++;
    if (this.nonFiniteLines.length < LINES_KEPT && this.nonFiniteLines.at(-1) !== line) {
      this.nonFiniteLines.push(line);
    }
  }
}
