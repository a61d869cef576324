import { DataError } from '../dataError';
import type { ColumnProfile } from '../dataset';
import type { ColumnKind } from '../columnKind';
import type { BasisColumn } from '../fit/fitBasis';
import type { Recipe, ScalerChoice } from '../recipe';
import { startingChoice } from './registry';
import { requireColumns } from './requireColumns';

/**
 * The scaler of every column: the one chosen by hand, else the recipe's default where the advice is to scale, else none.
 *
 * @returns one choice per column, in their order
 * @throws {DataError} `unknown-column` when the recipe names a column that is not there; `not-numeric` when a
 *   scaler was chosen by hand for a column without numbers
 */
export function resolveRecipe(recipe: Recipe, columns: readonly BasisColumn[]): ScalerChoice[] {
  requireColumns(
    Object.keys(recipe.columns),
    columns.map(({ name }) => name),
  );
  return columns.map((column) => {
    // An own property: a column may be called `constructor`.
    const byHand = Object.hasOwn(recipe.columns, column.name) ? recipe.columns[column.name] : undefined;
    if (byHand) {
      if (byHand.method !== 'none' && !column.numeric) throw notNumeric(column);
      return byHand;
    }
    const { advice } = column;
    if (advice?.method === 'none') return { method: 'none' };
    if (recipe.default.method !== 'advice') return recipe.default;
    if (!advice) throw new Error(`expected the advice on '${column.name}'`);
    return startingChoice(advice.method);
  });
}

const WHAT_IT_HOLDS: Readonly<Record<ColumnKind, string>> = {
  number: 'no finite number',
  integer: 'no finite number',
  boolean: 'booleans',
  date: 'dates',
  text: 'text',
  identifier: 'identifiers',
  empty: 'no values',
};

/** A column that cannot be scaled, with its kind and what to do. */
export function notNumeric({ name, kind }: Pick<ColumnProfile, 'name' | 'kind'>): DataError {
  return new DataError(
    'not-numeric',
    `expected numbers to scale in column '${name}', found ${WHAT_IT_HOLDS[kind]}`,
    { hint: `Choose no scaler for '${name}', or correct its cells if they should be numbers.` },
  );
}
