import type { RecordBatch } from '../csv/recordBatch';
import type { Distinct } from '../dataset';
import { DistinctBytes } from '../stats/distinctBytes';
import { NumericTable } from '../stats/numericTable';
import type { CellClassifier } from '../table/cellClassifier';
import { ColumnTally } from '../table/columnTally';
import { countCells } from '../table/countCells';
import { extractColumn } from '../table/extractColumn';

/** The first pass over the records: what every cell is, the numbers, and the different texts. */
export class ColumnPass {
  readonly tallies: readonly ColumnTally[];
  readonly numbers: NumericTable;
  /** By column, for those that turned out not to be numeric before any number was passed over uncounted. */
  private readonly texts = new Map<number, DistinctBytes>();
  private values = new Float64Array(0);

  constructor(
    columnCount: number,
    private readonly classifier: CellClassifier,
  ) {
    const words = classifier.missingWords.length;
    this.tallies = Array.from({ length: columnCount }, () => new ColumnTally(words));
    this.numbers = new NumericTable(columnCount);
  }

  add(batch: RecordBatch): void {
    if (this.values.length < batch.records) this.values = new Float64Array(batch.records * 2);
    const values = this.values.subarray(0, batch.records);
    for (const [column, tally] of this.tallies.entries()) {
      const cellsBefore = tally.count;
      const wasNumeric = tally.numbers === cellsBefore;
      const others = extractColumn(batch, column, this.classifier, tally, values);
      if (wasNumeric && !others) {
        this.numbers.add(column, values, batch.line);
        continue;
      }
      if (wasNumeric) {
        this.numbers.drop(column);
        if (cellsBefore === 0) this.texts.set(column, new DistinctBytes());
      }
      const texts = this.texts.get(column);
      if (texts) countCells(batch, column, this.classifier, texts);
    }
  }

  /** How many different texts a column holds; undefined where this pass did not count them all. */
  distinctTexts(column: number): Distinct | undefined {
    return this.texts.get(column)?.result();
  }
}
