import { lossOf, type LossName } from './losses';
import type { Network } from './network';

/** Rows with what they should give. */
export interface Samples {
  readonly rows: number;
  /** rows × features, row by row. */
  readonly x: Float64Array;
  /** One target per row: a value, a class index, or 0 and 1. */
  readonly y: Float64Array;
}

/** Rows that are evaluated at once; a network needs room for as many. */
export const EVALUATION_ROWS = 256;

/**
 * Loss and score on all rows, by running statistics where the network has Batch Normalization. The score is the share of
 * rows whose class is right, or R² = 1 − Σ(y − o)² ÷ Σ(y − mean of y)² for regression (scikit-learn's r2_score).
 * @example const [loss, accuracy] = evaluate(network, validation, 'crossEntropy');
 */
export function evaluate(
  network: Network,
  samples: Samples,
  lossName: LossName,
): readonly [loss: number, score: number] {
  const { rows, x, y } = samples;
  const width = x.length / rows;
  const loss = lossOf(lossName);
  const gradient = new Float64Array(EVALUATION_ROWS * network.outputs);
  let sum = 0;
  let right = 0;
  for (let start = 0; start < rows; start += EVALUATION_ROWS) {
    const count = Math.min(EVALUATION_ROWS, rows - start);
    const targets = y.subarray(start, start + count);
    const output = network.forward(x.subarray(start * width), count, false);
    sum += count * loss(output, targets, gradient, count, network.outputs);
    if (lossName !== 'mse') right += countRight(output, targets, network.outputs);
  }
  const mean = sum / rows;
  return [mean, lossName === 'mse' ? 1 - sum / sumOfSquares(y) : right / rows];
}

/** Rows whose largest logit is the target's; with one logit, whose sign tells the class. */
function countRight(output: Float64Array, targets: Float64Array, outputs: number): number {
  let right = 0;
  for (let row = 0; row < targets.length; row++) {
    const start = row * outputs;
    let best = 0;
    if (outputs === 1) best = output[start]! > 0 ? 1 : 0;
    else for (let k = 1; k < outputs; k++) if (output[start + k]! > output[start + best]!) best = k;
    if (best === targets[row]) right++;
  }
  return right;
}

/** Σ(y − mean)². */
function sumOfSquares(y: Float64Array): number {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  return y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Copies these rows of the samples into x and y, one after the other. */
export function gatherRows(samples: Samples, rows: Int32Array, x: Float64Array, y: Float64Array): void {
  const width = samples.x.length / samples.rows;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let j = 0; j < width; j++) x[i * width + j] = samples.x[row * width + j]!;
    y[i] = samples.y[row]!;
  }
}
