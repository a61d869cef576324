import type { Optimizer, OptimizerSpec } from './optimizer';

/**
 * Adam: m and v are running means of g and g²; step t changes w by
 * −learning rate ÷ (1 − β₁ᵗ) · m ÷ (√v ÷ √(1 − β₂ᵗ) + ε).
 *
 * Source: Kingma & Ba (2015), algorithm 1; where ε stands, as in PyTorch's optim.Adam.
 *
 * @example
 * // The first step is nearly the learning rate, whatever the size of the gradient.
 * new Adam(0.01, ADAM, w, g).step();
 */
export class Adam implements Optimizer {
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private steps = 0;

  constructor(
    private readonly learningRate: number,
    private readonly spec: Extract<OptimizerSpec, { type: 'adam' }>,
    private readonly parameters: Float64Array,
    private readonly gradient: Float64Array,
  ) {
    this.mean = new Float64Array(parameters.length);
    this.square = new Float64Array(parameters.length);
  }

  step(): void {
    this.steps++;
    const { parameters, gradient, mean, square } = this;
    const { beta1, beta2, epsilon } = this.spec;
    const rate = this.learningRate / (1 - beta1 ** this.steps);
    const correction = Math.sqrt(1 - beta2 ** this.steps);
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i]!;
      const m = beta1 * mean[i]! + (1 - beta1) * g;
      const v = beta2 * square[i]! + (1 - beta2) * g * g;
      mean[i] = m;
      square[i] = v;
      parameters[i]! -= (rate * m) / (Math.sqrt(v) / correction + epsilon);
    }
  }
}
