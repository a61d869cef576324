import { DataError } from '../dataError';
import type { ColumnProfile } from '../dataset';
import { fitColumnOfValues } from '../fit/fitColumns';
import type { Recipe, ScalerChoice } from '../recipe';
import type { FittedScaler } from '../scale/fittedScaler';
import { fitScaler, isRowNorm } from '../scale/fitScaler';
import { resolveRecipe } from '../scale/resolveRecipe';
import { Moments } from '../stats/moments';
import { SortedRuns } from '../stats/sortedRuns';
import { ValueChunks } from '../stats/valueChunks';
import type { Task } from '../task';
import type { ColumnScaler, FitFeature } from './scaleFeatures';

/**
 * Scales features by the scalers of a recipe. They are fitted to the training rows, whatever rows the recipe names; its
 * policy for numbers that are not finite has nothing to do, because rows with such are left out.
 *
 * @throws {DataError} when the recipe does not fit the columns; `not-trainable` when fitting meets a row norm, or scaling a
 *   number that its scaler has no result for
 * @example await planExperiment(data, settings, task, fitByRecipe(recipe, profile.columns, task));
 */
export function fitByRecipe(
  recipe: Recipe,
  columns: readonly ColumnProfile[],
  task: Task<never>,
): FitFeature {
  const resolved = resolveRecipe(recipe, columns);
  const choices = new Map(columns.map(({ name }, index) => [name, resolved[index]!]));
  return async (training, name) => {
    const choice = choices.get(name);
    if (!choice || choice.method === 'none') return undefined;
    if (isRowNorm(choice)) throw rowNorm(choice, name);
    const statistics = Moments.of(training);
    const sorted = await SortedRuns.sort(ValueChunks.of(training.map((x) => x + 0)), task);
    const column = fitColumnOfValues(name, training.length, statistics, sorted, task);
    return checked(await fitScaler(choice, column, task), name);
  };
}

/** The scaler, which refuses a number that becomes none: one of them would end a training. */
function checked(scaler: FittedScaler, name: string): ColumnScaler {
  return {
    parameters: scaler.parameters,
    transformInto(values, out) {
      const before = values.slice();
      scaler.transformInto(values, out);
      const at = out.findIndex((y) => !Number.isFinite(y));
      if (at < 0) return;
      throw new DataError(
        'not-trainable',
        `expected numbers that ${scaler.parameters.method} can scale in column '${name}', found ${before[at]!}`,
        { hint: 'It is in a row that the scaler was not fitted to. Choose another scaler for the column.' },
      );
    },
  };
}

function rowNorm({ method }: ScalerChoice, name: string): DataError {
  return new DataError(
    'not-trainable',
    `expected a scaler of single columns for '${name}' in the recipe, found the row norm ${method}`,
    { hint: 'Choose another scaler for the column, or train without the recipe.' },
  );
}
