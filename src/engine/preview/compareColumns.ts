import type { ByteSource } from '../byteSource';
import type {
  ColumnStrip,
  DatasetProfile,
  NumericSummary,
  ReadOptions,
  ReadProgress,
  Strip,
} from '../dataset';
import { fitRecipe } from '../fit/fitRecipe';
import type { Recipe, RowNorm } from '../recipe';
import type { FittedScaler } from '../scale/fittedScaler';
import type { Task } from '../task';
import { readNormalizedRows } from './normalizedRows';
import { measuredSide } from './scaledSide';
import { sideOf } from './sideOf';

/**
 * The range and the quartiles of every numeric column before and after its scaler, for one axis. No value is read again
 * unless a scaler has to be fitted to values: what never decreases takes quartiles to quartiles.
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
  const after = new Map<number, Strip>();
  for (const norm of ['l1', 'l2', 'max'] as const satisfies readonly RowNorm[]) {
    const indices = table.columns.filter((column) => 'norm' in column && column.norm === norm);
    if (indices.length === 0) continue;
    const numbers = indices.map(({ index }) => index);
    const { columns } = await readNormalizedRows(source, options, norm, numbers, task);
    for (const [index, { sorted }] of columns) {
      const side = measuredSide(sorted);
      if (side) after.set(index, stripOf(side));
    }
  }
  for (const column of table.columns) {
    const { numeric } = profile.columns[column.index]!;
    if ('scaler' in column && numeric) after.set(column.index, scaledStrip(numeric, column.scaler));
  }
  return profile.columns.flatMap(({ index, name, numeric }) => {
    if (!numeric) return [];
    const before = {
      ...stripOf(sideOf(numeric)),
      outliers: numeric.outliers.furthest.map(({ value }) => value),
    };
    const scaled = after.get(index);
    return [{ index, name, before, ...(scaled && { after: scaled }) }];
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
