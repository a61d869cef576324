/**
 * Measures the Training lab on one thread: a step of a network 30-32-32-2 at batch 32 with Adam, with and without Batch
 * Normalization, and 100 epochs at 9 learning rates of 5 variants on breast_cancer.csv. In time of the processor, so that
 * other work on the machine counts little. Then, on two threads, how long training takes to end once it is cancelled.
 *   node out/test/bench/train.js
 */
import path from 'node:path';
import { Cancelled } from '../../src/engine/task';
import { ADAM, newOptimizer } from '../../src/engine/train/optimizer';
import { layersOf } from '../../src/engine/train/architecture';
import { planExperiment, runInput } from '../../src/engine/train/experiment';
import { initialWeights } from '../../src/engine/train/initialWeights';
import { DEFAULT_SETTINGS, learningRates } from '../../src/engine/train/labSettings';
import { crossEntropy } from '../../src/engine/train/losses';
import { Network } from '../../src/engine/train/network';
import { trainRun } from '../../src/engine/train/trainRun';
import { trainExperiment } from '../../src/worker/trainers';
import { randomNumbers } from '../../src/engine/random';
import { readLabData } from '../engine/train/labTable';
import { median } from './table';

const ROWS = 32;
const STEPS = 2000;
const REPEATS = 11;
const CANCELLED = 20;

/** Milliseconds that the process has used of processors. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of one step, the middle of several measurements. */
function stepTime(batchNorm: boolean): number {
  const layers = layersOf({ inputs: 30, hidden: [32, 32], activation: 'relu', outputs: 2 }, batchNorm);
  const network = new Network(layers, ROWS);
  network.parameters.set(initialWeights(layers, 'pytorch', 1));
  const optimizer = newOptimizer(ADAM, 1e-3, network.parameters, network.gradient);
  const random = randomNumbers(1);
  const x = Float64Array.from({ length: ROWS * 30 }, () => 2 * random() - 1);
  const y = Float64Array.from({ length: ROWS }, () => Math.round(random()));
  const outputGradient = new Float64Array(ROWS * 2);
  const times = Array.from({ length: REPEATS }, () => {
    const started = processorTime();
    for (let step = 0; step < STEPS; step++) {
      crossEntropy(network.forward(x, ROWS, true), y, outputGradient, ROWS, 2);
      network.backward(outputGradient, ROWS);
      optimizer.step();
    }
    return (processorTime() - started) / STEPS;
  });
  return median(times);
}

/** Seconds of a sweep with one seed, and how many runs it had. */
async function sweepTime(): Promise<readonly [seconds: number, runs: number]> {
  const experiment = await planExperiment(
    readLabData('breast_cancer'),
    {
      ...DEFAULT_SETTINGS,
      optimizer: ADAM,
      learningRate: 0.01,
      sweep: learningRates(1e-4, 1, 2),
      batchSize: ROWS,
      epochs: 100,
      seeds: [1],
    },
    {},
  );
  const started = processorTime();
  for (const key of experiment.runs) await trainRun(runInput(experiment, key), {});
  return [(processorTime() - started) / 1000, experiment.runs.length];
}

/** Milliseconds from Cancel to the end of all threads, the longest of several times, each at another epoch. */
async function cancelTime(): Promise<number> {
  const experiment = await planExperiment(
    readLabData('breast_cancer'),
    { ...DEFAULT_SETTINGS, epochs: 100_000, sweep: [], seeds: [1] },
    {},
  );
  let longest = 0;
  for (let time = 1; time <= CANCELLED; time++) {
    const controller = new AbortController();
    let epochs = 0;
    let cancelled = 0;
    const task = {
      signal: controller.signal,
      onEpoch() {
        if (++epochs !== 20 * time) return;
        cancelled = performance.now();
        controller.abort();
      },
    };
    try {
      await trainExperiment(experiment, 2, task, path.resolve('dist/trainWorker.js'));
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    }
    longest = Math.max(longest, performance.now() - cancelled);
  }
  return longest;
}

async function main(): Promise<void> {
  console.log(
    `step: ${stepTime(false).toFixed(3)} ms; with Batch Normalization ${stepTime(true).toFixed(3)} ms`,
  );
  const [seconds, runs] = await sweepTime();
  console.log(`breast_cancer: ${runs} runs of 100 epochs in ${seconds.toFixed(1)} s`);
  console.log(`cancelled ${CANCELLED} times: ended after ${(await cancelTime()).toFixed(1)} ms at most`);
}

void main();
