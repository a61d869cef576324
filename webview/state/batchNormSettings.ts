/** What the user chose for the Batch Normalization layer. */
import type { BatchQuestion, ColumnProfile, RunningRule } from '../../src/protocol/datasetApi';

export interface BatchNormSettings {
  /** Names of the columns of the layer; undefined until the user chooses some. */
  readonly columns?: readonly string[];
  readonly batchSize: number;
  readonly shuffled: boolean;
  /** For shuffling; kept while the order is that of the file. */
  readonly seed: number;
  readonly dropLast: boolean;
  readonly gamma: number;
  readonly beta: number;
  readonly epsilon: number;
  readonly rule: RunningRule;
  /** Groups of columns that are wanted for Group Normalization; see {@link groupsOf}. */
  readonly groups: number;
  /** The batch to show, from 1. */
  readonly batch: number;
  /** Batches per second while playing. */
  readonly speed: Speed;
}

export const SPEEDS = [1, 4, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** PyTorch's layer before training, on batches that fit the screen. */
export const INITIAL_SETTINGS: BatchNormSettings = {
  batchSize: 8,
  shuffled: true,
  seed: 0,
  dropLast: true,
  gamma: 1,
  beta: 0,
  epsilon: 1e-5,
  rule: { library: 'pytorch', momentum: 0.1 },
  groups: 2,
  batch: 1,
  speed: 4,
};

/** Columns that a layer has at most here. */
export const MOST_COLUMNS = 8;

export interface Layer {
  readonly columns: readonly ColumnProfile[];
  /** The place of the one that is shown step by step. */
  readonly shown: number;
}

/**
 * The columns of the layer: those that were chosen, else the first ones that are scaled and miss nothing, so that no row is
 * left out. The column selected in the list is always one of them; where there are eight without it, it takes the place of
 * the last. Undefined where no column holds numbers.
 */
export function layerOf(
  columns: readonly ColumnProfile[],
  chosen: readonly string[] | undefined,
  selected: ColumnProfile | undefined,
): Layer | undefined {
  const numeric = columns.filter(isNumeric);
  const wanted = chosen
    ? numeric.filter(({ name }) => chosen.includes(name))
    : numeric.filter(
        ({ advice, missing, nonFinite }) => advice.method !== 'none' && missing === 0 && nonFinite === 0,
      );
  const shown = selected && isNumeric(selected) ? selected : (wanted[0] ?? numeric[0]);
  if (!shown) return undefined;
  const first = wanted.slice(0, MOST_COLUMNS);
  const without = first.includes(shown) ? first : [...first.slice(0, MOST_COLUMNS - 1), shown];
  const layer = numeric.filter((column) => without.includes(column));
  return { columns: layer, shown: layer.indexOf(shown) };
}

export function isNumeric({ numeric }: ColumnProfile): boolean {
  return numeric !== undefined;
}

export function questionOf(
  { columns, shown }: Layer,
  settings: BatchNormSettings,
  spoiltLine: number | undefined,
): BatchQuestion {
  const { batchSize, shuffled, seed, dropLast, gamma, beta, epsilon, rule, groups, batch } = settings;
  return {
    columns: columns.map(({ name }) => name),
    shown,
    batchSize,
    order: shuffled ? { seed } : 'file',
    dropLast,
    gamma,
    beta,
    epsilon,
    rule,
    groups: groupsOf(columns.length, groups),
    batch,
    ...(spoiltLine !== undefined && { spoiltLine }),
  };
}

/**
 * Into how many groups of the same size columns can be put.
 * @example possibleGroups(6) // [1, 2, 3, 6]
 */
export function possibleGroups(columns: number): number[] {
  return Array.from({ length: columns }, (_, i) => i + 1).filter((groups) => columns % groups === 0);
}

/**
 * The possible number of groups that is nearest to the one wanted, from below.
 * @example groupsOf(6, 4) // 3
 */
export function groupsOf(columns: number, wanted: number): number {
  return Math.max(1, ...possibleGroups(columns).filter((groups) => groups <= wanted));
}

/**
 * The rule of the other library that weighs batches the same; what it takes over as the variance stays its own.
 * @example ruleOf({ library: 'pytorch', momentum: 0.1 }, 'keras') // { library: 'keras', momentum: 0.9 }
 */
export function ruleOf(rule: RunningRule, library: RunningRule['library']): RunningRule {
  if (rule.library === library) return rule;
  const momentum = rule.momentum === 'cumulative' ? 0.1 : round(1 - rule.momentum);
  return { library, momentum: rule.momentum === 'cumulative' && library === 'keras' ? 0.9 : momentum };
}

/** What the other library calls the same weights. */
export function inOtherWords(rule: RunningRule): string {
  if (rule.momentum === 'cumulative') return 'weight 1 ÷ k at batch k; Keras has no such rule';
  const other = String(round(1 - rule.momentum));
  return rule.library === 'pytorch'
    ? `= Keras ${other}, the weight that is kept`
    : `= PyTorch ${other}, the weight of the new batch`;
}

/** 1 − 0.9 is not exactly 0.1. */
function round(value: number): number {
  return Number(value.toFixed(12));
}
