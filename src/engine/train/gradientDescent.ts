import type { Samples } from './evaluate';
import { meanSquaredError } from './losses';
import { Network } from './network';
import { Sgd } from './sgd';

/**
 * Gradient descent of a linear model with intercept from all zeros on all rows at once: what shows that 0.99 of
 * {@link Conditioning.largestStableRate} converges and 1.01 of it diverges.
 * @returns the mean squared error before each step and after the last: steps + 1 numbers
 * @example gradientDescent(samples, 0.99 * largestStableRate, 600).at(-1);
 */
export function gradientDescent({ rows, x, y }: Samples, learningRate: number, steps: number): number[] {
  const network = new Network([{ type: 'linear', inputs: x.length / rows, outputs: 1, bias: true }], rows);
  const optimizer = new Sgd(learningRate, 0, network.parameters, network.gradient);
  const outputGradient = new Float64Array(rows);
  const losses: number[] = [];
  for (let step = 0; step <= steps; step++) {
    losses.push(meanSquaredError(network.forward(x, rows, true), y, outputGradient, rows, 1));
    if (step === steps) break;
    network.backward(outputGradient, rows);
    optimizer.step();
  }
  return losses;
}
