/**
 * Losses, as means over all elements (PyTorch's `reduction='mean'`). Each returns the loss of a batch and writes its
 * gradient by the network's output. Shapes: output and gradient rows × outputs; targets as told for each.
 */
export type LossName = 'mse' | 'bceWithLogits' | 'crossEntropy';

/** Targets rows × outputs for `mse` and `bceWithLogits` (0 or 1); one class index per row for `crossEntropy`. */
export type Loss = (
  output: Float64Array,
  targets: Float64Array,
  gradient: Float64Array,
  rows: number,
  outputs: number,
) => number;

/** The function of that name. */
export function lossOf(name: LossName): Loss {
  switch (name) {
    case 'mse':
      return meanSquaredError;
    case 'bceWithLogits':
      return bceWithLogits;
    case 'crossEntropy':
      return crossEntropy;
  }
}

/**
 * Mean squared error, Σ(o − t)² ÷ N over the N = rows·outputs elements, without ½; gradient 2(o − t) ÷ N.
 *
 * Source: PyTorch, nn.MSELoss.
 *
 * @example meanSquaredError(Float64Array.of(1, 3), Float64Array.of(0, 0), new Float64Array(2), 2, 1); // 5
 */
export const meanSquaredError: Loss = (output, targets, gradient, rows, outputs) => {
  const size = rows * outputs;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const difference = output[i]! - targets[i]!;
    sum += difference * difference;
    gradient[i] = (2 * difference) / size;
  }
  return sum / size;
};

/**
 * Binary cross-entropy of logits, as max(o, 0) − o·t + ln(1 + e^−|o|), which neither overflows nor takes the logarithm
 * of 0; gradient (1 ÷ (1 + e^−o) − t) ÷ N.
 *
 * Source: PyTorch, nn.BCEWithLogitsLoss.
 *
 * @example bceWithLogits(Float64Array.of(0), Float64Array.of(1), new Float64Array(1), 1, 1); // ln 2
 */
export const bceWithLogits: Loss = (output, targets, gradient, rows, outputs) => {
  const size = rows * outputs;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const logit = output[i]!;
    const target = targets[i]!;
    const small = Math.exp(-Math.abs(logit));
    sum += Math.max(logit, 0) - logit * target + Math.log1p(small);
    const probability = logit >= 0 ? 1 / (1 + small) : small / (1 + small);
    gradient[i] = (probability - target) / size;
  }
  return sum / size;
};

/**
 * Cross-entropy of logits, the mean over rows of ln Σ e^o − o_t with the largest logit taken out of the sum; gradient
 * (softmax(o) − one-hot(t)) ÷ rows.
 *
 * Source: PyTorch, nn.CrossEntropyLoss.
 *
 * @example crossEntropy(Float64Array.of(0, 0, 0), Float64Array.of(2), new Float64Array(3), 1, 3); // ln 3
 */
export const crossEntropy: Loss = (output, targets, gradient, rows, outputs) => {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * outputs;
    let largest = output[start]!;
    for (let k = 1; k < outputs; k++) largest = Math.max(largest, output[start + k]!);
    let total = 0;
    for (let k = 0; k < outputs; k++) {
      const power = Math.exp(output[start + k]! - largest);
      gradient[start + k] = power;
      total += power;
    }
    for (let k = 0; k < outputs; k++) gradient[start + k]! /= total * rows;
    const target = targets[row]!;
    gradient[start + target]! -= 1 / rows;
    sum += largest - output[start + target]! + Math.log(total);
  }
  return sum / rows;
};
