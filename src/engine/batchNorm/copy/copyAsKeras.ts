import { pythonFloat, pythonFloats } from '../../export/pythonLiteral';
import { type RunningRule, updateRunning } from '../runningStatistics';
import { batchLines, type ShownBatch } from './batchSnippet';

/** A tolerance beyond which agreement would say nothing. */
const WORTHLESS = 0.01;

/**
 * A self-contained Python program that runs keras.layers.BatchNormalization (Keras 3) on a batch and asserts the numbers
 * shown. Where PyTorch's rule was simulated, Keras's closest one takes its place and a comment says what differs; the
 * cumulative average becomes the weight that it gives to this batch.
 *
 * Keras computes this layer in single precision whatever its dtype, and on some backends the variance as E[x²] − E[x]²
 * (seen in Keras 3.15): the more digits are lost the larger the mean is beside the spread. The program allows for that, and
 * asserts nothing where no digits are left.
 *
 * @example copyAsKeras(shown) // 'import keras\n…'
 */
export function copyAsKeras(shown: ShownBatch): string {
  const { batch, lines, settings } = shown;
  const { rule } = settings;
  const kept = keptWeight(rule, batch.number);
  const after = batch.channels.map((channel) =>
    updateRunning(
      channel.before,
      { count: lines.length, ...channel },
      { library: 'keras', momentum: kept },
      batch.number,
    ),
  );
  const tolerance = singlePrecision(shown);
  const compare = (actual: string, expected: string, size: number) =>
    `np.testing.assert_allclose(${actual}, ${expected}, rtol=${tolerance}, atol=${tolerance * size})`;
  const sizeOfY = largestFinite(batch.channels.flatMap(({ y }) => Array.from(y, Math.abs)));
  return [
    `# Batch ${batch.number} in keras.layers.BatchNormalization (Keras 3), training`,
    'import keras',
    'import numpy as np',
    '',
    ...batchLines(shown),
    ...(rule.library === 'pytorch'
      ? ['# Keras takes over the biased variance; PyTorch the unbiased one.']
      : []),
    `expected_moving_mean = ${pythonFloats(after.map(({ mean }) => mean))}`,
    `expected_moving_var = ${pythonFloats(after.map(({ variance }) => variance))}`,
    '',
    `bn = keras.layers.BatchNormalization(momentum=${pythonFloat(kept)}, epsilon=${pythonFloat(settings.epsilon)})`,
    'bn.build((None, len(columns)))',
    'bn.set_weights([np.array(w) for w in (gamma, beta, running_mean, running_var)])',
    'y = bn(np.array(x), training=True)',
    'y, moving_mean, moving_var = map(keras.ops.convert_to_numpy, (y, bn.moving_mean, bn.moving_variance))',
    'print(y)',
    'print(moving_mean, moving_var)',
    'print("largest difference:", np.abs(y - expected_y).max())',
    ...(tolerance > WORTHLESS
      ? [
          '# The mean is so large beside the spread that float32, in which Keras computes, keeps hardly a digit.',
        ]
      : [
          '# Keras computes this layer in float32: fewer digits agree.',
          compare('y', 'expected_y', Math.max(1, sizeOfY)),
          compare('moving_mean', 'expected_moving_mean', 1),
          compare('moving_var', 'expected_moving_var', 0),
        ]),
    '',
  ].join('\n');
}

/** Keras's momentum: the weight of what is kept at batch k. */
function keptWeight(rule: RunningRule, k: number): number {
  if (rule.library === 'keras') return rule.momentum;
  return 1 - (rule.momentum === 'cumulative' ? 1 / k : rule.momentum);
}

/**
 * How far results of float32 may lie from the truth, relative to their size: a few roundings of 6e-8, times what the
 * difference of two numbers near μ² loses of σ² + ε.
 */
function singlePrecision({ batch, settings }: ShownBatch): number {
  const lost = batch.channels.map(({ mean, variance }) => mean ** 2 / (variance + settings.epsilon));
  return Number((1e-6 * (1 + largestFinite(lost))).toPrecision(2));
}

/** 0 where there is none: a column with NaN in it is NaN in either library. */
function largestFinite(values: readonly number[]): number {
  return Math.max(0, ...values.filter(Number.isFinite));
}
