import type { RecordBatch } from '../csv/recordBatch';
import type { Distinct } from '../dataset';
import type { ChosenKind } from '../columnKind';
import { finiteValues } from '../kernel/finiteValues';
import { type BlockPlace, forEachBlock } from '../kernel/forEachBlock';
import type { CellBlock, Kernel } from '../kernel/kernel';
import type { NumberKeeper } from '../kernel/numberKeeper';
import { DistinctBytes } from '../stats/distinctBytes';
import { NumericTable } from '../stats/numericTable';
import type { CellClassifier } from '../table/cellClassifier';
import { ColumnTally } from '../table/columnTally';

/** Of all columns: 512 MB. */
const MOST_HELD = 67_108_864;

/** The first pass over the records: what every cell is, the numbers, and the different texts. */
export class ColumnPass {
  readonly tallies: readonly ColumnTally[];
  readonly numbers: NumericTable;
  /** By column, for those that turned out not to be numeric before any number was passed over uncounted. */
  private readonly texts = new Map<number, DistinctBytes>();
  private readonly keeper: NumberKeeper | undefined;

  /**
   * @param kinds what each column is to be read as, where that was chosen
   * @param expectedRows 0 where that is not known
   */
  constructor(
    kinds: readonly (ChosenKind | undefined)[],
    private readonly classifier: CellClassifier,
    private readonly kernel: Kernel,
    expectedRows: number,
  ) {
    const words = classifier.missingWords.length;
    this.tallies = kinds.map((kind) => new ColumnTally(words, kind));
    // What does not suit the chosen kind is looked at cell by cell.
    const chosen = kinds.map((kind) => kind !== undefined);
    this.keeper =
      expectedRows > 0 && expectedRows * kinds.length <= MOST_HELD
        ? kernel.newNumberKeeper(chosen, expectedRows)
        : undefined;
    this.numbers = new NumericTable(kinds.length, undefined, kernel, expectedRows, this.keeper);
    for (const [column, tally] of this.tallies.entries()) {
      if (!tally.holdsNumbersOnly) this.texts.set(column, new DistinctBytes());
    }
  }

  add(batch: RecordBatch): void {
    forEachBlock(this.kernel, batch, undefined, (block, place) => {
      this.addBlock(batch, block, place);
    });
  }

  private addBlock(batch: RecordBatch, block: CellBlock, place: BlockPlace): void {
    const { lines, first } = place;
    for (const column of this.keeper?.takeIn(lines) ?? this.tallies.keys()) {
      const tally = this.tallies[column]!;
      this.takeOver(column);
      const cellsBefore = tally.count;
      const wasNumeric = tally.holdsNumbersOnly;
      const counts = block.counts(column);
      tally.addCounts(counts, block.wordCounts(column));
      tally.addMisfits(counts, batch, place, column, this.classifier);
      const values = block.values(column);
      if (tally.holdsNumbersOnly) {
        this.numbers.add(column, values, lines, finiteValues(block, column, this.kernel));
        continue;
      }
      if (wasNumeric) {
        this.numbers.drop(column);
        if (cellsBefore === 0) this.texts.set(column, new DistinctBytes());
      }
      const texts = this.texts.get(column);
      if (texts) this.kernel.countTexts(batch, first, values.length, column, texts);
    }
    for (const [column, record] of block.overflows) {
      const r = first + record;
      this.tallies[column]!.addOverflow(batch.line[r]!, batch, batch.firstField[r]! + column);
    }
  }

  /** After the last batch. */
  end(): void {
    for (const column of this.tallies.keys()) {
      if (this.numbers.isHeld(column)) this.addCounted(column);
    }
  }

  /** From now on the column is not the keeper's. */
  private takeOver(column: number): void {
    if (this.numbers.takeOver(column)) this.addCounted(column);
  }

  /** The cells that the keeper took in. */
  private addCounted(column: number): void {
    if (!this.keeper) return;
    const { counts, wordCounts } = this.keeper.counted(column);
    this.tallies[column]!.addCounts(counts, wordCounts);
  }

  /** How many different texts a column holds; undefined where this pass did not count them all. */
  distinctTexts(column: number): Distinct | undefined {
    return this.texts.get(column)?.result();
  }
}
