/** What a channel remembers of its batches, for eval mode. */
export interface RunningStatistics {
  readonly mean: number;
  readonly variance: number;
}

/** Before the first batch, in PyTorch and Keras. */
export const INITIAL_RUNNING: RunningStatistics = { mean: 0, variance: 1 };

/**
 * How running statistics follow the batches. The two libraries mean opposite things by the same word, so that a
 * momentum is never given without its library:
 *
 * - PyTorch: `momentum` α is the weight of the *new* batch, 0.1 if not chosen, and the variance that is taken over is the
 *   unbiased one, divisor m − 1. `cumulative` (momentum=None) weighs all batches equally: α = 1 ÷ k at batch k.
 * - Keras: `momentum` is the weight of what is *kept*, 0.99 if not chosen, and the variance is the biased one, divisor m.
 *
 * Source: torch.nn.BatchNorm1d; keras.layers.BatchNormalization (Keras 3).
 */
export type RunningRule =
  | { readonly library: 'pytorch'; readonly momentum: number | 'cumulative' }
  | { readonly library: 'keras'; readonly momentum: number };

/** What the libraries do unless told otherwise. */
export const LIBRARY_DEFAULTS = {
  pytorch: { rule: { library: 'pytorch', momentum: 0.1 }, epsilon: 1e-5 },
  keras: { rule: { library: 'keras', momentum: 0.99 }, epsilon: 1e-3 },
} as const satisfies Record<RunningRule['library'], { rule: RunningRule; epsilon: number }>;

/** What a batch contributes. */
export interface BatchStatistics {
  /** Values per channel, m. */
  readonly count: number;
  readonly mean: number;
  /** Biased, divisor m. */
  readonly variance: number;
}

/**
 * Running statistics after one more batch: new = (1 − α)·old + α·batch.
 *
 * @param k which batch this is, from 1
 * @example
 * const rule = { library: 'pytorch', momentum: 0.1 } as const;
 * updateRunning(INITIAL_RUNNING, { count: 8, mean: 5, variance: 3.5 }, rule, 1);
 * // mean 0.9·0 + 0.1·5 = 0.5, variance 0.9·1 + 0.1·(3.5·8/7) = 1.3
 */
export function updateRunning(
  running: RunningStatistics,
  batch: BatchStatistics,
  rule: RunningRule,
  k: number,
): RunningStatistics {
  const [kept, added] = weights(rule, k);
  return {
    mean: kept * running.mean + added * batch.mean,
    variance: kept * running.variance + added * takenVariance(batch, rule),
  };
}

/** The variance that a batch contributes: unbiased in PyTorch, biased in Keras. */
export function takenVariance(
  { count, variance }: Pick<BatchStatistics, 'count' | 'variance'>,
  { library }: Pick<RunningRule, 'library'>,
): number {
  return library === 'pytorch' ? (variance * count) / (count - 1) : variance;
}

/**
 * How much of the running statistics comes from batches, not from the initial 0 and 1, after k of them: 1 − (1 − α)^k.
 * @example weightLearned({ library: 'pytorch', momentum: 0.1 }, 22) // 0.9015
 */
export function weightLearned(rule: RunningRule, k: number): number {
  if (rule.momentum === 'cumulative') return k > 0 ? 1 : 0;
  return 1 - (rule.library === 'pytorch' ? 1 - rule.momentum : rule.momentum) ** k;
}

/** The weights of what is kept and of batch k. */
function weights(rule: RunningRule, k: number): readonly [kept: number, added: number] {
  switch (rule.library) {
    case 'pytorch': {
      const added = rule.momentum === 'cumulative' ? 1 / k : rule.momentum;
      return [1 - added, added];
    }
    case 'keras':
      return [rule.momentum, 1 - rule.momentum];
  }
}
