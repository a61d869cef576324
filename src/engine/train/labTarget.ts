import { DataError } from '../dataError';
import type { TableColumn } from './labData';

/** What is to be predicted. */
export type LabTarget =
  | { readonly task: 'regression'; readonly name: string }
  | {
      readonly task: 'classification';
      readonly name: string;
      /** Whether the classes are numbers. */
      readonly numeric: boolean;
      /** In increasing order, of numbers or of text. */
      readonly classes: readonly string[];
    };

/** More distinct numbers than this are a quantity, not classes. */
const MOST_NUMERIC_CLASSES = 20;
export const MOST_CLASSES = 100;

/**
 * Regression for a target with more than 20 distinct numbers, else classification, unless `task` says which.
 * @returns the target with, for each row of the table, its value or its class index (meaningless for rows not given)
 * @throws {DataError} `not-trainable` when the target is constant, a date or an identifier, or has more than 100 classes;
 *   when a quantity is asked for and there is text
 */
export function readTarget(
  column: TableColumn,
  rows: Int32Array,
  task?: LabTarget['task'],
): { readonly target: LabTarget; readonly y: Float64Array } {
  const { name, values, labels } = column;
  requireTargetKind(column);
  const distinct = [...new Set(Array.from(rows, (row) => values[row]!))];
  if (distinct.length < 2) throw refusal(column, 'found one and the same value in every row');
  if (labels && task === 'regression') throw refusal(column, 'found texts, which are no quantity');
  const isQuantity = task ? task === 'regression' : !labels && distinct.length > MOST_NUMERIC_CLASSES;
  if (isQuantity) {
    return { target: { task: 'regression', name }, y: values };
  }
  if (distinct.length > MOST_CLASSES)
    throw tooManyClasses(column, String(distinct.length), labels ? 'texts' : 'numbers');
  const text = (value: number) => labels?.[value] ?? String(value);
  if (labels) distinct.sort((a, b) => (text(a) < text(b) ? -1 : 1));
  else distinct.sort((a, b) => a - b);
  const indices = new Map(distinct.map((value, index) => [value, index]));
  return {
    target: { task: 'classification', name, numeric: !labels, classes: distinct.map(text) },
    y: values.map((value) => indices.get(value) ?? NaN),
  };
}

/** @throws {DataError} `not-trainable` for dates, identifiers and a column without values */
export function requireTargetKind(column: Pick<TableColumn, 'name' | 'kind'>): void {
  switch (column.kind) {
    case 'date':
      throw refusal(column, 'found dates');
    case 'identifier':
      throw refusal(column, 'found identifiers');
    case 'empty':
      throw refusal(column, 'found no value');
    case 'number':
    case 'integer':
    case 'boolean':
    case 'text':
      return;
  }
}

/** @param found how many different texts or numbers, in words */
export function tooManyClasses(column: Pick<TableColumn, 'name'>, found: string, what = 'texts'): DataError {
  return refusal(column, `found ${found} different ${what} (at most ${MOST_CLASSES} can be classes)`);
}

function refusal({ name }: Pick<TableColumn, 'name'>, found: string): DataError {
  return new DataError(
    'not-trainable',
    `expected numbers or classes to predict in column '${name}', ${found}`,
    {
      hint: 'Choose another target.',
    },
  );
}
