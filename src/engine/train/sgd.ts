import type { Optimizer } from './optimizer';

/**
 * Gradient descent with momentum in PyTorch's form: v = momentum·v + g, then w −= learning rate · v. The first step has
 * v = g. (Others put the learning rate inside v; the two differ once it changes.)
 *
 * Source: PyTorch, optim.SGD.
 *
 * @example
 * // w = 1, g = 0.5, learning rate 0.1: w becomes 0.95.
 * new Sgd(0.1, 0.9, w, g).step();
 */
export class Sgd implements Optimizer {
  private readonly velocity: Float64Array;

  constructor(
    private readonly learningRate: number,
    private readonly momentum: number,
    private readonly parameters: Float64Array,
    private readonly gradient: Float64Array,
  ) {
    this.velocity = new Float64Array(parameters.length);
  }

  step(): void {
    const { parameters, gradient, velocity, learningRate, momentum } = this;
    for (let i = 0; i < parameters.length; i++) {
      const v = momentum * velocity[i]! + gradient[i]!;
      velocity[i] = v;
      parameters[i]! -= learningRate * v;
    }
  }
}
