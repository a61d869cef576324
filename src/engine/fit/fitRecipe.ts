import type { ByteSource } from '../byteSource';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import type { Recipe } from '../recipe';
import type { FitColumn } from '../scale/fitColumn';
import { type ColumnChoice, fitScaler, isRowNorm, needOf } from '../scale/fitScaler';
import { resolveRecipe } from '../scale/resolveRecipe';
import type { Task } from '../task';
import type { FitBasis } from './fitBasis';
import { fitColumnOfProfile } from './fitColumns';
import type { FittedColumn, FittedTable } from './fittedTable';
import { openFitRows } from './fitRows';
import { readFitColumns } from './readFitColumns';

/** How many numbers are kept at a time, over all columns: 128 MB. */
const VALUE_BUDGET = 16_777_216;

/** A column and the scaler that is to be fitted to it. */
interface ColumnToFit {
  /** In the file that is scaled. */
  readonly index: number;
  readonly name: string;
  readonly choice: ColumnChoice;
}

/**
 * Fits the scalers of a recipe to the rows it names, in bounded memory. Where the profile tells enough nothing is read
 * again; else the columns are read, as many at a time as may be kept.
 *
 * @param profile what {@link profileDataset} or {@link readFitBasis} said of this source with these options
 * @param fitSource the file that is fitted on, for a recipe that names another one
 * @throws {DataError} when the recipe does not fit the columns, a scaler does not fit its column, or no row is selected
 * @throws {Cancelled}
 */
export async function fitRecipe(
  source: ByteSource,
  options: ReadOptions,
  profile: FitBasis,
  recipe: Recipe,
  task: Task<ReadProgress>,
  fitSource?: ByteSource,
  valueBudget = VALUE_BUDGET,
): Promise<FittedTable> {
  const scope = recipe.fit ?? { rows: 'all' };
  const policy = recipe.nonFinite ?? 'missing';
  const norms: FittedColumn[] = [];
  const toFit: ColumnToFit[] = [];
  for (const [index, choice] of resolveRecipe(recipe, profile.columns).entries()) {
    const { name, numeric, nonFinite } = profile.columns[index]!;
    if (choice.method === 'none' || !numeric || (policy === 'leave' && nonFinite > 0)) continue;
    if (isRowNorm(choice)) norms.push({ index, name, norm: choice.method });
    else toFit.push({ index, name, choice });
  }

  const fitted: FittedColumn[] = [];
  const fit = async (column: ColumnToFit, from: FitColumn) => {
    const { min, max } = from.statistics;
    const { index, name, choice } = column;
    fitted.push({ index, name, scaler: await fitScaler(choice, from, task), range: [min, max] });
  };
  let fitRows = profile.rows;
  let toRead = toFit.map((column) => ({ ...column, values: needOf(column.choice) !== 'moments' }));
  if (scope.rows === 'all') {
    for (const column of toFit) {
      const { numeric } = profile.columns[column.index]!;
      if (numeric && needOf(column.choice) !== 'values') {
        await fit(column, fitColumnOfProfile(column.name, profile.rows, numeric));
      }
    }
    toRead = toRead.filter(({ choice }) => needOf(choice) === 'values');
  }
  if (scope.rows !== 'all' || toRead.length > 0) {
    const names = toRead.map(({ name }) => name);
    const rows = await openFitRows(source, options, profile, scope, names, task, fitSource);
    fitRows = await rows.within(() => readFitColumns(rows, toRead, fit, valueBudget, task));
  }
  return {
    columns: [...norms, ...fitted].sort((a, b) => a.index - b.index),
    scope,
    fitRows,
    nonFinite: policy === 'leave' ? 'missing' : policy,
  };
}
