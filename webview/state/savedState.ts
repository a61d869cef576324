/** What outlives the page: what the user looks at and chose, never data. */
import type { ReadOptions, ScalerChoice } from '../../src/protocol/datasetApi';

export const SORTS = ['file', 'name', 'missing', 'kind'] as const;
export type Sort = (typeof SORTS)[number];

export interface SavedState {
  /** Names of columns, not positions: they hold when the file changes. */
  readonly selected?: string;
  readonly filter?: string;
  readonly sort?: Sort;
  readonly listWidth?: number;
  readonly defaultChoice?: ScalerChoice;
  readonly choices?: readonly (readonly [column: string, choice: ScalerChoice])[];
  readonly readOptions?: ReadOptions;
}

/** Reads back what an earlier page saved, perhaps of an earlier version: what does not fit is left out. */
export function readSavedState(saved: unknown): SavedState {
  if (!isObject(saved)) return {};
  const { selected, filter, sort, listWidth, defaultChoice, choices, readOptions } = saved;
  return {
    ...(typeof selected === 'string' && { selected }),
    ...(typeof filter === 'string' && { filter }),
    ...(isSort(sort) && { sort }),
    ...(isFinite(listWidth) && { listWidth }),
    ...(isScalerChoice(defaultChoice) && { defaultChoice }),
    ...(Array.isArray(choices) && { choices: choices.filter(isNamedChoice) }),
    ...(isObject(readOptions) && { readOptions: readReadOptions(readOptions) }),
  };
}

function readReadOptions(saved: Record<string, unknown>): ReadOptions {
  const { delimiter, quote, header, stopAtUnterminatedQuote } = saved;
  return {
    ...(typeof delimiter === 'string' && { delimiter }),
    ...(typeof quote === 'string' && { quote }),
    ...(typeof header === 'boolean' && { header }),
    ...(typeof stopAtUnterminatedQuote === 'boolean' && { stopAtUnterminatedQuote }),
  };
}

function isNamedChoice(value: unknown): value is readonly [string, ScalerChoice] {
  return Array.isArray(value) && typeof value[0] === 'string' && isScalerChoice(value[1]);
}

function isScalerChoice(value: unknown): value is ScalerChoice {
  if (!isObject(value)) return false;
  const { method, featureRange } = value;
  if (method === 'minmax')
    return Array.isArray(featureRange) && featureRange.length === 2 && featureRange.every(isFinite);
  return method === 'zscore' || method === 'none';
}

function isSort(value: unknown): value is Sort {
  return SORTS.some((sort) => sort === value);
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
