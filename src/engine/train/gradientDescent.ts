import { checkpoint, type Task } from '../task';
import type { Samples } from './evaluate';
import { meanSquaredError } from './losses';
import { Network } from './network';
import { newPace } from './pace';
import { Sgd } from './sgd';

/**
 * Gradient descent of a linear model with intercept from all zeros on all rows at once: what shows that 0.99 of
 * {@link Conditioning.largestStableRate} converges and 1.01 of it diverges.
 * @returns the mean squared error before each step and after the last: steps + 1 numbers
 * @throws {Cancelled}
 * @example (await gradientDescent(samples, 0.99 * largestStableRate, 600, {})).at(-1);
 */
export async function gradientDescent(
  { rows, x, y }: Samples,
  learningRate: number,
  steps: number,
  task: Task<never>,
): Promise<number[]> {
  const network = new Network([{ type: 'linear', inputs: x.length / rows, outputs: 1, bias: true }], rows);
  const optimizer = new Sgd(learningRate, 0, network.parameters, network.gradient);
  const outputGradient = new Float64Array(rows);
  const isTimeToPause = newPace();
  const losses: number[] = [];
  for (let step = 0; step <= steps; step++) {
    losses.push(meanSquaredError(network.forward(x, rows, true), y, outputGradient, rows, 1));
    if (step === steps) break;
    network.backward(outputGradient, rows);
    optimizer.step();
    if (isTimeToPause(2 * x.length)) await checkpoint(task);
  }
  return losses;
}
