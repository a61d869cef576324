import type { ByteSource } from '../byteSource';
import type { DatasetProfile, NumericSummary, ReadProgress } from '../dataset';
import type { ColumnStrip, Strip } from './previews';
import type { ReadOptions } from '../readOptions';
import { fitRecipe } from '../fit/fitRecipe';
import type { Recipe, RowNorm } from '../recipe';
import type { FittedScaler } from '../scale/fittedScaler';
import type { Task } from '../task';
import { isComplete } from './columnValues';
import { loadColumn } from './loadColumn';
import { readNormalizedRows } from './normalizedRows';
import { incompleteNotes, lostNotes } from './notes';
import { measuredSide, movesAll, scaledValues } from './scaledSide';
import { sideOf } from './sideOf';

/**
 * The range and the quartiles of every numeric column before and after its scaler, for one axis. No value is read again
 * unless a scaler has to be fitted to values, or has no finite number for some of them: what never decreases takes
 * quartiles to quartiles. Values without a finite scaled one are left out and counted, as in the preview of a column.
 *
 * @throws {DataError} when the recipe does not fit
 * @throws {Cancelled}
 */
export async function compareColumns(
  source: ByteSource,
  options: ReadOptions,
  profile: DatasetProfile,
  recipe: Recipe,
  task: Task<ReadProgress>,
  fitSource?: ByteSource,
): Promise<ColumnStrip[]> {
  const table = await fitRecipe(source, options, profile, recipe, task, fitSource);
  const after = new Map<number, Strip | null>();
  const notes = new Map<number, readonly string[]>();
  for (const norm of ['l1', 'l2', 'max'] as const satisfies readonly RowNorm[]) {
    const indices = table.columns.filter((column) => 'norm' in column && column.norm === norm);
    if (indices.length === 0) continue;
    const numbers = indices.map(({ index }) => index);
    const { columns, incomplete } = await readNormalizedRows(source, options, norm, numbers, task);
    for (const [index, { sorted }] of columns) {
      after.set(index, measuredStrip(sorted));
      notes.set(index, incompleteNotes(incomplete, profile.place));
    }
  }
  for (const column of table.columns) {
    const { index } = column;
    const { numeric } = profile.columns[index]!;
    if (!('scaler' in column) || !numeric) continue;
    const { scaler } = column;
    if (movesAll(scaler, sideOf(numeric))) {
      after.set(index, scaledStrip(numeric, scaler));
    } else {
      const { all } = await loadColumn(source, options, profile, index, { rows: 'all' }, task);
      const { scaled, lost } = scaledValues(all.sorted, scaler);
      after.set(index, measuredStrip(scaled));
      notes.set(index, lostNotes(lost, isComplete(all) ? undefined : all.sorted.length));
    }
  }
  return profile.columns.flatMap(({ index, name, numeric }) => {
    if (!numeric) return [];
    const before = {
      ...stripOf(sideOf(numeric)),
      outliers: numeric.outliers.furthest.map(({ value }) => value),
    };
    const scaled = after.get(index);
    return [
      { index, name, before, ...(scaled !== undefined && { after: scaled }), notes: notes.get(index) ?? [] },
    ];
  });
}

function stripOf({
  min,
  max,
  q1,
  median,
  q3,
  lowFence,
  highFence,
}: Omit<Strip, 'lowEnd' | 'highEnd' | 'outliers'> & {
  readonly lowFence: number;
  readonly highFence: number;
}): Strip {
  return {
    min,
    lowEnd: Math.max(min, lowFence),
    q1,
    median,
    q3,
    highEnd: Math.min(max, highFence),
    max,
    outliers: [min, max].filter((value) => value < lowFence || value > highFence),
  };
}

/** @param sorted increasing; null when there are none */
function measuredStrip(sorted: Float64Array): Strip | null {
  const side = measuredSide(sorted);
  return side ? stripOf(side) : null;
}

function scaledStrip(numeric: NumericSummary, scaler: FittedScaler): Strip {
  const { min, lowEnd, q1, median, q3, highEnd, max } = stripOf(sideOf(numeric));
  const at = (x: number) => scaler.transform(x);
  return {
    min: at(min),
    lowEnd: at(lowEnd),
    q1: at(q1),
    median: at(median),
    q3: at(q3),
    highEnd: at(highEnd),
    max: at(max),
    outliers: numeric.outliers.furthest.map(({ value }) => at(value)),
  };
}
