/** Which scaler each column gets: the default where scaling is advised, and choices made by hand. */
import type {
  ColumnProfile,
  DefaultChoice,
  FitScope,
  NonFinitePolicy,
  Recipe,
  ScalerChoice,
} from '../../src/protocol/datasetApi';

/** What the user chose for the file. */
export interface Choices {
  readonly defaultChoice: DefaultChoice;
  /** By column name. */
  readonly byHand: ReadonlyMap<string, ScalerChoice>;
  readonly fit: FitScope;
  readonly nonFinite: NonFinitePolicy;
}

const NOT_SCALED: ScalerChoice = { method: 'none' };

/** What happens to a column without a choice by hand: the default applies only where scaling is advised. */
export function defaultFor({ numeric, advice }: ColumnProfile, defaultChoice: DefaultChoice): ScalerChoice {
  if (!numeric || advice.method === 'none') return NOT_SCALED;
  return defaultChoice.method === 'advice' ? { method: advice.method } : defaultChoice;
}

/** What happens to a column. Columns without numbers cannot be scaled, whatever was chosen. */
export function choiceFor(column: ColumnProfile, { defaultChoice, byHand }: Choices): ScalerChoice {
  const chosen = column.numeric && byHand.get(column.name);
  return chosen ?? defaultFor(column, defaultChoice);
}

/** Whether a column is written otherwise than it is. */
export function isScaled(column: ColumnProfile, choices: Choices): boolean {
  const left = choices.nonFinite === 'leave' && column.nonFinite > 0;
  return choiceFor(column, choices).method !== 'none' && !left;
}

/** The recipe for exactly these columns. What is as usual is left out. */
export function recipeFor(columns: readonly ColumnProfile[], choices: Choices): Recipe {
  const chosen = columns.flatMap(({ name, numeric }) => {
    const choice = numeric && choices.byHand.get(name);
    return choice ? [[name, choice] as const] : [];
  });
  return {
    default: choices.defaultChoice,
    columns: Object.fromEntries(chosen),
    ...(choices.fit.rows !== 'all' && { fit: choices.fit }),
    ...(choices.nonFinite !== 'missing' && { nonFinite: choices.nonFinite }),
  };
}

/**
 * As much of the recipe as the preview of one column depends on, so that the choices of others do not ask for it
 * again: all of it for row norms, which go across columns.
 */
export function recipeForPreview(
  column: ColumnProfile,
  columns: readonly ColumnProfile[],
  choices: Choices,
): Recipe {
  const choice = choiceFor(column, choices);
  switch (choice.method) {
    case 'l1':
    case 'l2':
    case 'max':
      return recipeFor(columns, choices);
    default:
      return recipeFor([column], {
        ...choices,
        defaultChoice: NOT_SCALED,
        byHand: new Map([[column.name, choice]]),
      });
  }
}
