import type { ByteSource } from '../byteSource';
import { openTable } from '../table/openTable';
import type { DatasetProfile, ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { fitColumnOfValues } from '../fit/fitColumns';
import { openFitRows } from '../fit/fitRows';
import { readFitValues } from '../fit/readFitValues';
import { noNumbers } from '../fit/readFitColumns';
import { ValueCollector } from '../fit/valueCollector';
import type { FitScope } from '../recipe';
import { mergeRuns } from '../stats/mergeRuns';
import { SortedRuns } from '../stats/sortedRuns';
import type { Task } from '../task';
import { type ColumnValues, setOf } from './columnValues';

/** How many values of a column are kept to be shown: 128 MB. */
const SHOWN_VALUES = 16_777_216;

/**
 * Reads the values of a column, and of the rows that its scaler is fitted on.
 * @param fitSource the other file, for a scope that names one
 * @throws {DataError} as reading and fitting do
 * @throws {Cancelled}
 */
export async function loadColumn(
  source: ByteSource,
  options: ReadOptions,
  profile: DatasetProfile,
  index: number,
  scope: FitScope,
  task: Task<ReadProgress>,
  fitSource?: ByteSource,
): Promise<ColumnValues> {
  const name = profile.columns[index]!.name;
  const rows = await openFitRows(source, options, profile, scope, [name], task, fitSource);
  const fit = new ValueCollector(SHOWN_VALUES);
  const others = new ValueCollector(SHOWN_VALUES);
  const selection = rows.select();
  const count = await rows.within(async () => {
    const read = await readFitValues(
      rows.file,
      [rows.indexOf(name)],
      selection,
      task,
      (_, finite, loops) => {
        fit.add(finite, loops);
      },
      (_, finite, loops) => {
        others.add(finite, loops);
      },
    );
    if (read === 0 && selection) throw selection.nothingFound();
    if (fit.moments.count === 0) throw noNumbers(name, read);
    return read;
  });
  const fitSet = await setOf(fit, task);
  const fitColumn = fitColumnOfValues(name, count, fit.moments, SortedRuns.ofSorted([fitSet.sorted]), task);
  if (scope.rows === 'all') return { all: fitSet, fitColumn };
  if (scope.rows !== 'file') {
    const rest = await setOf(others, task);
    const all = {
      moments: fit.moments.merge(others.moments),
      sorted: await mergeRuns([fitSet.sorted, rest.sorted], task),
    };
    return { all, split: { fit: fitSet, others: rest }, fitColumn };
  }
  const own = new ValueCollector(SHOWN_VALUES);
  const file = { source, csv: await openTable(source, options, task), options };
  await readFitValues(file, [index], undefined, task, (_, finite, loops) => {
    own.add(finite, loops);
  });
  const all = await setOf(own, task);
  return { all, split: { fit: fitSet, others: all }, fitColumn };
}
