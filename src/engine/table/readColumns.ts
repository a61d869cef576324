import type { ByteSource } from '../byteSource';
import { openTable } from './openTable';
import { readRecords } from '../csv/readRecords';
import { fieldText, type RecordBatch } from '../csv/recordBatch';
import type { Place, ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { type BlockPlace, forEachBlock } from '../kernel/forEachBlock';
import { newKernel } from '../kernel/newKernel';
import { placeOf } from '../placeOf';
import { requireColumns } from '../scale/requireColumns';
import type { Task } from '../task';
import * as cellClass from './cellClass';
import { CellClassifier } from './cellClassifier';
import { classifyField } from './classifyField';
import { RowReservoir } from './rowReservoir';
import { shownCell } from './shownCell';

/** A column of a file as numbers. */
export interface NumberColumn {
  readonly name: string;
  readonly index: number;
  /** One entry per row that is kept: NaN where the cell holds no number, ±Infinity for infinities. */
  readonly values: Float64Array;
  /** Cells of all rows of the file that are empty or hold a missing word. */
  readonly missing: number;
  /** Cells of all rows of the file that hold something other than a number: text, a date, a boolean. */
  readonly others: number;
  /** The first of those. */
  readonly firstOther?: { readonly line: number; readonly text: string };
}

/** Some columns of a file, row by row. */
export interface NumberTable {
  /** In the order in which they were asked for. */
  readonly columns: readonly NumberColumn[];
  /** The physical line on which each row that is kept starts, or its row, from 1; increasing. */
  readonly lines: Uint32Array;
  readonly place: Place;
  /** Rows of the file. Where they are more than `lines`, the kept ones are a random sample of them. */
  readonly rows: number;
}

/** Which rows are kept of a file that has more than fit. */
export interface RowLimit {
  readonly maxRows: number;
  /** The same seed chooses the same rows. */
  readonly seed: number;
}

/**
 * Reads chosen columns of a CSV file as numbers: every row while there are no more than `limit.maxRows`, else a uniform
 * random sample of so many, in file order. Memory: 12 bytes a kept row, and 8 for each of its columns.
 *
 * It does not ask whether a column is numeric; `others` says whether something else stood in it.
 *
 * @param names column names as the profile has them; one may occur twice
 * @throws {DataError} `unknown-column`; whatever makes a file unreadable as a table
 * @throws {Cancelled}
 * @example
 * const { columns, lines } = await readColumns(source, {}, ['hue', 'ash'], { maxRows: 1_000_000, seed: 0 }, task);
 * columns[0]?.values[0]; // the hue in line lines[0]
 */
export async function readColumns(
  source: ByteSource,
  options: ReadOptions,
  names: readonly string[],
  limit: RowLimit,
  task: Task<ReadProgress>,
): Promise<NumberTable> {
  const csv = await openTable(source, options, task);
  requireColumns(names, csv.columnNames);
  const tallies = names.map((name) => new CellTally(name, csv.columnNames.indexOf(name)));
  const indices = [...new Set(tallies.map(({ index }) => index))].sort((a, b) => a - b);
  const classifier = new CellClassifier(options.missingWords, csv.dialect);
  const kernel = newKernel(csv, classifier, source.size);
  const reservoir = new RowReservoir(names.length, limit.maxRows, limit.seed);
  const { rows } = await readRecords(source, csv, kernel, options, task, (batch) => {
    forEachBlock(kernel, batch, indices, (block, place) => {
      reservoir.add(
        tallies.map(({ index }) => block.values(index)),
        place.lines,
      );
      for (const tally of tallies) tally.add(block.counts(tally.index), batch, place, classifier);
    });
  });
  const { columns, lines } = reservoir.result();
  return {
    columns: tallies.map((tally, c) => tally.result(columns[c]!)),
    lines,
    place: placeOf(source, csv),
    rows,
  };
}

/** Counts the cells of a column that hold no number. */
class CellTally {
  private missing = 0;
  private others = 0;
  private firstOther: NumberColumn['firstOther'];

  constructor(
    readonly name: string,
    readonly index: number,
  ) {}

  add(
    counts: ArrayLike<number>,
    batch: RecordBatch,
    { first, count, lines }: BlockPlace,
    classifier: CellClassifier,
  ): void {
    this.missing += counts[cellClass.MISSING]!;
    for (let cell = cellClass.LAST_NUMBER + 1; cell < cellClass.MISSING; cell++) this.others += counts[cell]!;
    if (this.firstOther || !cellClass.holdsOthers(counts)) return;
    for (let r = 0; r < count; r++) {
      const field = batch.firstField[first + r]! + this.index;
      if (field >= batch.firstField[first + r + 1]!) continue;
      const cell = classifyField(batch, field, classifier);
      if (cell <= cellClass.LAST_NUMBER || cell === cellClass.MISSING) continue;
      this.firstOther = { line: lines[r]!, text: shownCell(fieldText(batch, field)) };
      return;
    }
  }

  result(values: Float64Array): NumberColumn {
    const { name, index, missing, others, firstOther } = this;
    return { name, index, values, missing, others, ...(firstOther && { firstOther }) };
  }
}
