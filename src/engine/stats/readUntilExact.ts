import type { NumericSummary } from '../dataset';
import { changedWhileReading } from './changedWhileReading';
import type { ValueReader } from './orderStatistics';

/** A column whose statistics {@link summariseByReading} is finding. */
export interface ColumnToRead {
  readonly column: number;
  /** How many finite values the first reading found. */
  readonly count: number;
  readonly steps: AsyncGenerator<ValueReader, NumericSummary, undefined>;
}

/** Reads the file once more and hands over the finite values of some columns, with 0 for −0, batch by batch. */
export type RereadColumns = (
  columns: ReadonlySet<number>,
  onValues: (column: number, finite: Float64Array) => void,
) => Promise<void>;

/**
 * Reads the file again until the statistics of all columns are found.
 * @throws {DataError} `changed-while-reading` when a reading does not give as many numbers as the first
 * @throws {Cancelled}
 */
export async function readUntilExact(
  columns: readonly ColumnToRead[],
  reread: RereadColumns,
): Promise<ReadonlyMap<number, NumericSummary>> {
  const summaries = new Map<number, NumericSummary>();
  for (;;) {
    const passes = new Map<number, { read: ValueReader; expected: number; found: number }>();
    for (const { column, count, steps } of columns) {
      if (summaries.has(column)) continue;
      const step = await steps.next();
      if (step.done) summaries.set(column, step.value);
      else passes.set(column, { read: step.value, expected: count, found: 0 });
    }
    if (passes.size === 0) return summaries;
    await reread(new Set(passes.keys()), (column, finite) => {
      const pass = passes.get(column)!;
      pass.found += finite.length;
      pass.read(finite);
    });
    for (const { expected, found } of passes.values()) {
      if (found !== expected) throw changedWhileReading(expected, found);
    }
  }
}
