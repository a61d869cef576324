/** What outlives the page: what the user looks at and chose, never data. */
import type {
  DefaultChoice,
  FitScope,
  NonFinitePolicy,
  ReadOptions,
  ScalerChoice,
} from '../../src/protocol/datasetApi';
import { isScalerChoice } from '../../src/protocol/scalers';
import { readBatchNormSettings } from './batchNormSaved';
import type { BatchNormSettings } from './batchNormSettings';
import { isNamedFlag } from './namedFlag';
import { readReadOptions } from './readOptions';
import { readTrainingChoices, type TrainingChoices } from './trainingChoices';

export const SORTS = ['file', 'name', 'missing', 'kind'] as const;
export type Sort = (typeof SORTS)[number];

export const VIEWS = ['column', 'compare', 'batchNorm', 'training'] as const;
export type View = (typeof VIEWS)[number];

const POLICIES: readonly NonFinitePolicy[] = ['missing', 'clip', 'leave'];

export interface SavedState {
  /** Names of columns, not positions: they hold when the file changes. */
  readonly selected?: string;
  readonly filter?: string;
  readonly sort?: Sort;
  readonly listWidth?: number;
  readonly defaultChoice?: DefaultChoice;
  readonly fit?: FitScope;
  readonly nonFinite?: NonFinitePolicy;
  readonly view?: View;
  /** Columns that were put into or taken out of the view of all columns. */
  readonly compared?: readonly (readonly [column: string, compared: boolean])[];
  readonly choices?: readonly (readonly [column: string, choice: ScalerChoice])[];
  readonly readOptions?: ReadOptions;
  readonly batchNorm?: BatchNormSettings;
  readonly training?: TrainingChoices;
}

/** Reads back what an earlier page saved, perhaps of an earlier version: what does not fit is left out. */
export function readSavedState(saved: unknown): SavedState {
  if (!isObject(saved)) return {};
  const { selected, filter, sort, listWidth, defaultChoice, choices, readOptions } = saved;
  const { fit, nonFinite, view, compared, batchNorm, training } = saved;
  const policy = POLICIES.find((known) => known === nonFinite);
  const shown = VIEWS.find((known) => known === view);
  return {
    ...(typeof selected === 'string' && { selected }),
    ...(typeof filter === 'string' && { filter }),
    ...(isSort(sort) && { sort }),
    ...(isFinite(listWidth) && { listWidth }),
    ...(isDefaultChoice(defaultChoice) && { defaultChoice }),
    ...(isFitScope(fit) && { fit }),
    ...(policy && { nonFinite: policy }),
    ...(shown && { view: shown }),
    ...(Array.isArray(compared) && { compared: compared.filter(isNamedFlag) }),
    ...(Array.isArray(choices) && { choices: choices.filter(isNamedChoice) }),
    ...(isObject(readOptions) && { readOptions: readReadOptions(readOptions) }),
    ...(isObject(batchNorm) && { batchNorm: readBatchNormSettings(batchNorm) }),
    ...(isObject(training) && { training: readTrainingChoices(training) }),
  };
}

function isNamedChoice(value: unknown): value is readonly [string, ScalerChoice] {
  return Array.isArray(value) && typeof value[0] === 'string' && isScalerChoice(value[1]);
}

function isDefaultChoice(value: unknown): value is DefaultChoice {
  return (isObject(value) && value['method'] === 'advice') || isScalerChoice(value);
}

function isFitScope(value: unknown): value is FitScope {
  if (!isObject(value)) return false;
  const { rows, percent, seed, column, value: cell, file } = value;
  switch (rows) {
    case 'all':
      return true;
    case 'first':
      return isFinite(percent);
    case 'random':
      return isFinite(percent) && isFinite(seed);
    case 'where':
      return typeof column === 'string' && typeof cell === 'string';
    default:
      return rows === 'file' && typeof file === 'string';
  }
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
