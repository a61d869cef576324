/** Which scaler each column gets: the default where scaling is advised, and choices made by hand. */
import type { ColumnProfile, Recipe, ScalerChoice } from '../../src/protocol/datasetApi';
import { startingChoice } from '../../src/protocol/scalers';

const NOT_SCALED = startingChoice('none');

/** What happens to a column without a choice by hand: the default applies only where scaling is advised. */
export function defaultFor({ numeric, advice }: ColumnProfile, defaultChoice: ScalerChoice): ScalerChoice {
  return numeric && advice.method !== 'none' ? defaultChoice : NOT_SCALED;
}

/** What happens to a column. Columns without numbers cannot be scaled, whatever was chosen. */
export function choiceFor(
  column: ColumnProfile,
  defaultChoice: ScalerChoice,
  choices: ReadonlyMap<string, ScalerChoice>,
): ScalerChoice {
  const byHand = column.numeric && choices.get(column.name);
  return byHand ?? defaultFor(column, defaultChoice);
}

/** The recipe for exactly these columns. */
export function recipeFor(
  columns: readonly ColumnProfile[],
  defaultChoice: ScalerChoice,
  choices: ReadonlyMap<string, ScalerChoice>,
): Recipe {
  const chosen = columns.flatMap(({ name, numeric }) => {
    const choice = numeric && choices.get(name);
    return choice ? [[name, choice] as const] : [];
  });
  return { default: defaultChoice, columns: Object.fromEntries(chosen) };
}
