import { Adam } from './adam';
import { Sgd } from './sgd';

/** A way to move parameters against their gradient, without its learning rate. */
export type OptimizerSpec =
  | { readonly type: 'sgd'; readonly momentum: number }
  | {
      readonly type: 'adam';
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };

/** The usual numbers of Adam: β₁ 0.9, β₂ 0.999, ε 1e-8. */
export const ADAM: OptimizerSpec = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Changes the parameters by one step from the gradient, both given when it was made. */
export interface Optimizer {
  step(): void;
}

/**
 * @param parameters are changed in place at each step, by `gradient` as it is then; of the same length
 */
export function newOptimizer(
  spec: OptimizerSpec,
  learningRate: number,
  parameters: Float64Array,
  gradient: Float64Array,
): Optimizer {
  switch (spec.type) {
    case 'sgd':
      return new Sgd(learningRate, spec.momentum, parameters, gradient);
    case 'adam':
      return new Adam(learningRate, spec, parameters, gradient);
  }
}
