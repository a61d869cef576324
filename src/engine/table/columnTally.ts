import type { ColumnKind } from '../dataset';
import type { ProblemLog } from '../csv/problemLog';
import { fieldText, type RecordBatch } from '../csv/recordBatch';
import * as cellClass from './cellClass';
import { shownCell } from './shownCell';

const KEPT_OVERFLOWS = 100;

/** What a {@link ColumnTally} has counted. */
export interface TallyParts {
  readonly counts: Float64Array;
  readonly wordCounts: Float64Array;
  readonly overflows: readonly { readonly line: number; readonly text: string }[];
}

/** Counts what the cells of one column are, and says from all of them what the column is. */
export class ColumnTally {
  /** Cells by their class; the indices are those of `cellClass.ts`. */
  readonly counts = new Float64Array(cellClass.CELL_CLASSES);
  /** How often each missing word stood in a cell, by its index in the classifier's `missingWords`. */
  readonly wordCounts: Float64Array;
  private readonly overflows: { readonly line: number; readonly text: string }[] = [];

  /** @param missingWords how many missing words the classifier knows */
  constructor(missingWords: number) {
    this.wordCounts = new Float64Array(missingWords);
  }

  /**
   * Takes over the counts of the same column in a later part of the file.
   * @param offset what is to be added to the lines of that part
   */
  merge(later: TallyParts, offset = 0): void {
    this.addCounts(later.counts, later.wordCounts);
    for (const { line, text } of later.overflows.slice(0, KEPT_OVERFLOWS - this.overflows.length)) {
      this.overflows.push({ line: line + offset, text });
    }
  }

  /** Plain data, for another thread. */
  toParts(): TallyParts {
    const { counts, wordCounts, overflows } = this;
    return { counts, wordCounts, overflows };
  }

  /** Counts cells of a block, by class and by missing word. */
  addCounts(counts: ArrayLike<number>, wordCounts: ArrayLike<number>): void {
    for (let i = 0; i < this.counts.length; i++) this.counts[i]! += counts[i]!;
    for (let w = 0; w < this.wordCounts.length; w++) this.wordCounts[w]! += wordCounts[w]!;
  }

  /** Remembers a number beyond the range of a double and where it stands, for {@link reportOverflows}. */
  addOverflow(line: number, batch: RecordBatch, field: number): void {
    if (this.overflows.length === KEPT_OVERFLOWS) return;
    this.overflows.push({ line, text: shownCell(fieldText(batch, field)) });
  }

  get missing(): number {
    return this.counts[cellClass.MISSING]!;
  }

  /** Cells that are not missing. */
  get count(): number {
    return sumOf(this.counts, cellClass.CELL_CLASSES) - this.missing;
  }

  /** Infinities, spelled out or beyond the range of a double. */
  get nonFinite(): number {
    return this.counts[cellClass.INFINITE]! + this.counts[cellClass.OVERFLOW]!;
  }

  /** Cells that are a number of any class. */
  get numbers(): number {
    return sumOf(this.counts, cellClass.LAST_NUMBER + 1);
  }

  /**
   * What the column is, seen over every row; one cell of another kind makes it text.
   *
   * Leading zeros make numbers an identifier, because a number would lose them. So do integers beyond 2⁵³ − 1, unless
   * decimals stand among them: then they are measurements that were written without a decimal point.
   */
  get kind(): ColumnKind {
    const { counts, count, numbers } = this;
    if (count === 0) return 'empty';
    if (counts[cellClass.BOOLEAN] === count) return 'boolean';
    if (counts[cellClass.DATE] === count) return 'date';
    if (numbers < count) return 'text';
    if (counts[cellClass.LEADING_ZERO]! > 0) return 'identifier';
    if (counts[cellClass.LONG_INTEGER]! > 0 && counts[cellClass.DECIMAL] === 0) return 'identifier';
    return counts[cellClass.INTEGER] === count ? 'integer' : 'number';
  }

  /** Reports the numbers beyond the range of a double, if the column is one of numbers. */
  reportOverflows(columnName: string, log: ProblemLog): void {
    if (this.numbers < this.count) return;
    for (const { line, text } of this.overflows) {
      log.add(
        'number-overflow',
        line,
        () => `expected a number up to ±1.8e308 in “${columnName}”, found ${text}`,
      );
    }
    log.addUnkept(this.counts[cellClass.OVERFLOW]! - this.overflows.length);
  }
}

/** Of the first so many; a loop, because columns ask for it block by block. */
function sumOf(counts: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += counts[i]!;
  return sum;
}
