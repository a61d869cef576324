import { randomNumbers } from '../random';
import { checkpoint, type Task } from '../task';
import { epochBatches } from './batches';
import { evaluate, EVALUATION_ROWS, gatherRows, type Samples } from './evaluate';
import { parameterCount, type LayerSpec } from './layer';
import { lossOf, type LossName } from './losses';
import { Network } from './network';
import { newOptimizer, type OptimizerSpec } from './optimizer';
import { hasDiverged } from './outcome';
import { newPace } from './pace';

/** One training from beginning to end: plain data, so that any thread can do it, with the same numbers. */
export interface RunInput {
  readonly layers: readonly LayerSpec[];
  readonly loss: LossName;
  readonly optimizer: OptimizerSpec;
  readonly learningRate: number;
  /** At least 2. */
  readonly batchSize: number;
  readonly epochs: number;
  /** Of the order of the rows in the batches. */
  readonly batchSeed: number;
  /** What {@link Network.parameters} starts from. */
  readonly weights: Float64Array;
  readonly training: Samples;
  readonly validation: Samples;
}

/** How a network does after an epoch, by its running statistics where it has Batch Normalization. */
export interface EpochReport {
  /** 0 is before the first step. */
  readonly epoch: number;
  readonly trainingLoss: number;
  readonly validationLoss: number;
  /** On the validation rows: the share that is right, for classes, or R². */
  readonly score: number;
}

/**
 * Trains one network. It stops early, after the epoch in which it diverged.
 * @param task hears of every epoch, and is asked every few milliseconds whether it goes on
 * @returns the reports of epoch 0 and of each one done
 * @throws {Cancelled}
 * @example
 * const curve = await trainRun(input, { onProgress: ({ epoch, validationLoss }) => draw(epoch, validationLoss) });
 */
export async function trainRun(input: RunInput, task: Task<EpochReport>): Promise<EpochReport[]> {
  const { training, validation, batchSize } = input;
  const capacity = Math.max(Math.min(batchSize, training.rows), EVALUATION_ROWS);
  const network = new Network(input.layers, capacity);
  network.parameters.set(input.weights);
  const optimizer = newOptimizer(input.optimizer, input.learningRate, network.parameters, network.gradient);
  const step = newStep(input, network, capacity);
  const size = input.layers.reduce((sum, layer) => sum + parameterCount(layer), 0);
  const reports: EpochReport[] = [];
  const random = randomNumbers(input.batchSeed);
  const order = Int32Array.from({ length: training.rows }, (_, row) => row);
  const isTimeToPause = newPace();
  for (let epoch = 0; epoch <= input.epochs; epoch++) {
    if (epoch > 0) {
      for (const batch of epochBatches(order, batchSize, random)) {
        step(batch);
        optimizer.step();
        // Forward, and twice as much backward.
        if (isTimeToPause(3 * batch.length * size)) await checkpoint(task);
      }
    }
    const [trainingLoss] = evaluate(network, training, input.loss);
    const [validationLoss, score] = evaluate(network, validation, input.loss);
    if (isTimeToPause((training.rows + validation.rows) * size)) await checkpoint(task);
    const report = { epoch, trainingLoss, validationLoss, score };
    reports.push(report);
    task.onProgress?.(report);
    if (hasDiverged(reports)) break;
  }
  await checkpoint(task);
  return reports;
}

/** Computes the gradient on a batch of the training rows. */
function newStep({ training, loss }: RunInput, network: Network, capacity: number) {
  const x = new Float64Array(capacity * (training.x.length / training.rows));
  const y = new Float64Array(capacity);
  const outputGradient = new Float64Array(capacity * network.outputs);
  const lossAndGradient = lossOf(loss);
  return (batch: Int32Array): void => {
    gatherRows(training, batch, x, y);
    const output = network.forward(x, batch.length, true);
    lossAndGradient(output, y, outputGradient, batch.length, network.outputs);
    network.backward(outputGradient, batch.length);
  };
}
