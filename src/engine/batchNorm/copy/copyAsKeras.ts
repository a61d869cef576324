import { pythonFloat, pythonFloats } from '../../export/pythonLiteral';
import { type RunningRule, updateRunning } from '../runningStatistics';
import { batchLines, type ShownBatch, TOLERANCE } from './batchSnippet';

/**
 * A self-contained Python program that runs keras.layers.BatchNormalization (Keras 3) on a batch and asserts the numbers
 * shown. Where PyTorch's rule was simulated, Keras's closest one takes its place and a comment says what differs; the
 * cumulative average becomes the weight that it gives to this batch.
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
  const compare = (actual: string, expected: string) =>
    `np.testing.assert_allclose(keras.ops.convert_to_numpy(${actual}), ${expected}, rtol=${TOLERANCE.rtol}, atol=${TOLERANCE.atol})`;
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
    'keras.backend.set_floatx("float64")',
    `bn = keras.layers.BatchNormalization(momentum=${pythonFloat(kept)}, epsilon=${pythonFloat(settings.epsilon)}, dtype="float64")`,
    'bn.build((None, len(columns)))',
    'bn.set_weights([np.array(w) for w in (gamma, beta, running_mean, running_var)])',
    'y = bn(np.array(x), training=True)',
    'print(y)',
    'print(bn.moving_mean, bn.moving_variance)',
    compare('y', 'expected_y'),
    compare('bn.moving_mean', 'expected_moving_mean'),
    compare('bn.moving_variance', 'expected_moving_var'),
    '',
  ].join('\n');
}

/** Keras's momentum: the weight of what is kept at batch k. */
function keptWeight(rule: RunningRule, k: number): number {
  if (rule.library === 'keras') return rule.momentum;
  return 1 - (rule.momentum === 'cumulative' ? 1 / k : rule.momentum);
}
