import type { ChosenKind, ColumnKind } from '../columnKind';
import type { ProblemLog } from '../csv/problemLog';
import { fieldText, type RecordBatch } from '../csv/recordBatch';
import type { BlockPlace } from '../kernel/forEachBlock';
import { isNumeric } from '../profile/isNumeric';
import * as cellClass from './cellClass';
import type { CellClass } from './cellClass';
import type { CellClassifier } from './cellClassifier';
import { classifyField } from './classifyField';
import { MISFITS, misfitOf, type Misfit } from './misfit';
import { shownCell } from './shownCell';

/** Cells of a column that are reported one by one. */
const KEPT = 100;

/** A cell that is not what its column holds, or cannot be kept as it is. */
interface NotedCell {
  readonly line: number;
  readonly text: string;
  readonly misfit: Misfit;
}

/** What a {@link ColumnTally} has counted. */
export interface TallyParts {
  readonly counts: Float64Array;
  readonly wordCounts: Float64Array;
  readonly noted: readonly NotedCell[];
}

/** Counts what the cells of one column are, and says from all of them what the column is. */
export class ColumnTally {
  /** Cells by their class; the indices are those of `cellClass.ts`. */
  readonly counts = new Float64Array(cellClass.CELL_CLASSES);
  /** How often each missing word stood in a cell, by its index in the classifier's `missingWords`. */
  readonly wordCounts: Float64Array;
  private readonly noted: NotedCell[] = [];

  /**
   * @param missingWords how many missing words the classifier knows
   * @param chosen what the column is read as, whatever its cells are
   */
  constructor(
    missingWords: number,
    private readonly chosen?: ChosenKind,
  ) {
    this.wordCounts = new Float64Array(missingWords);
  }

  /**
   * Remembers what was noted of the same column in a later part of the file.
   * @param offset what is to be added to the lines of that part
   */
  addNoted(later: TallyParts['noted'] = [], offset = 0): void {
    for (const cell of later.slice(0, KEPT - this.noted.length)) {
      this.noted.push({ ...cell, line: cell.line + offset });
    }
  }

  /** Plain data, for another thread. */
  toParts(): TallyParts {
    const { counts, wordCounts, noted } = this;
    return { counts, wordCounts, noted };
  }

  /** Counts cells of a block, by class and by missing word. */
  addCounts(counts: ArrayLike<number>, wordCounts: ArrayLike<number>): void {
    for (let i = 0; i < this.counts.length; i++) this.counts[i]! += counts[i]!;
    // Most blocks of most columns have none.
    if (counts[cellClass.MISSING] === 0) return;
    for (let w = 0; w < this.wordCounts.length; w++) this.wordCounts[w]! += wordCounts[w]!;
  }

  /** Remembers a number beyond the range of a double and where it stands, for {@link reportMisfits}. */
  addOverflow(line: number, batch: RecordBatch, field: number): void {
    this.note('overflow', line, batch, field);
  }

  /**
   * Remembers the cells of a block that are not what the column was chosen to hold, and where they stand.
   * @param counts of the block
   */
  addMisfits(
    counts: ArrayLike<number>,
    batch: RecordBatch,
    { first, count, lines }: BlockPlace,
    column: number,
    classifier: CellClassifier,
  ): void {
    if (this.chosen === undefined || this.noted.length === KEPT) return;
    if (!this.misfits.some((cell) => counts[cell]! > 0)) return;
    for (let r = 0; r < count && this.noted.length < KEPT; r++) {
      const field = batch.firstField[first + r]! + column;
      if (field >= batch.firstField[first + r + 1]!) continue;
      const misfit = misfitOf(this.chosen, classifyField(batch, field, classifier));
      if (misfit) this.note(misfit, lines[r]!, batch, field);
    }
  }

  /** Cells that count as missing, the ones that are no numbers where numbers were chosen among them. */
  get missing(): number {
    return this.counts[cellClass.MISSING]! + this.unfit;
  }

  /** Cells that are not missing. */
  get count(): number {
    return sumOf(this.counts, cellClass.CELL_CLASSES) - this.missing;
  }

  /** Infinities, spelled out or beyond the range of a double. A column of texts has none: there, `inf` is a word. */
  get nonFinite(): number {
    if (this.kind === 'text') return 0;
    return this.counts[cellClass.INFINITE]! + this.counts[cellClass.OVERFLOW]!;
  }

  /** Cells that are a number of any class. */
  get numbers(): number {
    return sumOf(this.counts, cellClass.LAST_NUMBER + 1);
  }

  /** Whether the column is one of numbers, as far as it was read. */
  get holdsNumbersOnly(): boolean {
    return this.chosen === undefined ? this.numbers === this.count : isNumeric(this.chosen);
  }

  /** Whether all numbers are integers that a double holds. */
  get holdsIntegers(): boolean {
    const integers = this.counts[cellClass.INTEGER]! + this.counts[cellClass.LEADING_ZERO]!;
    return integers === this.numbers;
  }

  /**
   * What the column is: as it was chosen; else seen over every row, where one cell of another kind makes it text.
   *
   * Leading zeros make numbers an identifier, because a number would lose them. So do integers beyond 2⁵³ − 1, unless
   * decimals stand among them: then they are measurements that were written without a decimal point.
   */
  get kind(): ColumnKind {
    const { counts, count, numbers, chosen } = this;
    if (count === 0) return 'empty';
    // Decimals are not cut off.
    if (chosen !== undefined)
      return chosen === 'integer' && counts[cellClass.DECIMAL]! > 0 ? 'number' : chosen;
    if (counts[cellClass.BOOLEAN] === count) return 'boolean';
    if (counts[cellClass.DATE] === count) return 'date';
    if (numbers < count) return 'text';
    if (counts[cellClass.LEADING_ZERO]! > 0) return 'identifier';
    if (counts[cellClass.LONG_INTEGER]! > 0 && counts[cellClass.DECIMAL] === 0) return 'identifier';
    return counts[cellClass.INTEGER] === count ? 'integer' : 'number';
  }

  /** Reports the cells that are not what the column holds, and those whose number is not kept. */
  reportMisfits(columnName: string, log: ProblemLog): void {
    if (!this.holdsNumbersOnly) return;
    for (const { line, text, misfit } of this.noted) {
      const { code, expected, but } = MISFITS[misfit];
      log.add(code, line, () => `expected ${expected} in “${columnName}”, found ${text}${but}`);
    }
    const overflows = this.counts[cellClass.OVERFLOW]!;
    const all = this.misfits.reduce((sum, cell) => sum + this.counts[cell]!, overflows);
    log.addUnkept(all - this.noted.length);
  }

  private get unfit(): number {
    if (this.chosen === undefined || !isNumeric(this.chosen)) return 0;
    return this.counts.subarray(cellClass.LAST_NUMBER + 1, cellClass.MISSING).reduce((sum, n) => sum + n, 0);
  }

  /** The classes of cells that do not suit what was chosen. */
  private get misfits(): readonly CellClass[] {
    return cellClass.ALL.filter((cell) => misfitOf(this.chosen, cell) !== undefined);
  }

  private note(misfit: Misfit, line: number, batch: RecordBatch, field: number): void {
    if (this.noted.length === KEPT) return;
    this.noted.push({ line, text: shownCell(fieldText(batch, field)), misfit });
  }
}

/** Of the first so many; a loop, because columns ask for it block by block. */
function sumOf(counts: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += counts[i]!;
  return sum;
}
