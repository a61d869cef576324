import { DataError } from '../dataError';
import type { ReadProgress } from '../dataset';
import { captionCountOf } from '../scale/captionNumber';
import type { FitColumn } from '../scale/fitColumn';
import type { Task } from '../task';
import { fitColumnBySampling, fitColumnOfValues } from './fitColumns';
import type { FitRows } from './fitRows';
import { readFitValues } from './readFitValues';
import { ValueCollector } from './valueCollector';

/** A column that is read to be fitted. */
export interface ColumnToRead {
  readonly name: string;
  /** Whether its values are needed, or only their moments. */
  readonly values: boolean;
}

/**
 * Reads the columns that scalers are fitted to, as many at a time as may be kept.
 *
 * @param use takes each column in turn; its values are gone afterwards
 * @param valueBudget how many numbers may be kept, over all columns
 * @returns how many rows were read
 * @throws {DataError} `invalid-fit` when no row is selected, or a column has no finite number in the selected rows
 * @throws {Cancelled}
 */
export async function readFitColumns<Column extends ColumnToRead>(
  rows: FitRows,
  columns: readonly Column[],
  use: (column: Column, from: FitColumn) => Promise<void>,
  valueBudget: number,
  task: Task<ReadProgress>,
): Promise<number> {
  const moments = columns.filter(({ values }) => !values);
  const kept = columns.filter(({ values }) => values);
  const perReading = Math.max(1, Math.floor(valueBudget / Math.max(1, rows.expected)));
  const groups = [[...moments, ...kept.slice(0, perReading)]];
  for (let i = perReading; i < kept.length; i += perReading) groups.push(kept.slice(i, i + perReading));

  let rowCount = 0;
  for (const [g, group] of groups.entries()) {
    rowCount = await readGroup(rows, group, use, valueBudget, { ...task, ...(g > 0 && passOf(g + 1, task)) });
  }
  return rowCount;
}

async function readGroup<Column extends ColumnToRead>(
  rows: FitRows,
  group: readonly Column[],
  use: (column: Column, from: FitColumn) => Promise<void>,
  valueBudget: number,
  task: Task<ReadProgress>,
): Promise<number> {
  const needing = group.filter(({ values }) => values).length;
  const capacity = Math.floor(valueBudget / Math.max(1, needing));
  const collectors = new Map(
    group.map((column) => [
      rows.indexOf(column.name),
      { column, collector: new ValueCollector(column.values ? capacity : 0) },
    ]),
  );
  const selection = rows.select();
  const indices = [...collectors.keys()].sort((a, b) => a - b);
  const count = await readFitValues(rows.file, indices, selection, task, (index, finite, loops) => {
    collectors.get(index)?.collector.add(finite, loops);
  });
  if (count === 0) {
    throw selection?.nothingFound() ?? noRows(rows.file.source.name);
  }
  for (const [index, { column, collector }] of collectors) {
    const { moments } = collector;
    if (moments.count === 0) throw noNumbers(column.name, count);
    const sorted = await collector.sorted(task);
    const complete = !column.values || sorted.length === moments.count;
    await use(
      column,
      complete
        ? fitColumnOfValues(column.name, count, moments, sorted, task)
        : fitColumnBySampling(
            { name: column.name, rows: count, statistics: moments },
            sorted,
            async (onValues) => {
              await readFitValues(rows.file, [index], rows.select(), task, (_, finite) => {
                onValues(finite);
              });
            },
            capacity,
            task,
          ),
    );
  }
  return count;
}

function passOf(pass: number, { onProgress }: Task<ReadProgress>): Pick<Task<ReadProgress>, 'onProgress'> {
  return { onProgress: (progress) => onProgress?.({ ...progress, pass }) };
}

function noRows(name: string): DataError {
  return new DataError('invalid-fit', `expected rows to fit on in ${name}, found none`);
}

/**
 * The `invalid-fit` error of a column without a finite number.
 * @param rows how many were to be fitted on
 */
export function noNumbers(name: string, rows: number): DataError {
  return new DataError(
    'invalid-fit',
    `expected a finite number of column '${name}' in the ${captionCountOf(rows, 'row')} to fit on, found none`,
    { hint: `Fit on other rows, or choose no scaler for '${name}'.` },
  );
}
