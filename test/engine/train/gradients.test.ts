import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { randomNumbers } from '../../../src/engine/random';
import type { LayerSpec } from '../../../src/engine/train/layer';
import { lossOf, type LossName } from '../../../src/engine/train/losses';
import { Network } from '../../../src/engine/train/network';

const STEP = 1e-5;

/** Any network of up to two hidden layers with tanh, whose loss has a derivative everywhere, with or without BN. */
const networks = fc.record({
  inputs: fc.integer({ min: 1, max: 6 }),
  hidden: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
  outputs: fc.integer({ min: 1, max: 5 }),
  batchNorm: fc.boolean(),
  rows: fc.integer({ min: 3, max: 10 }),
  loss: fc.constantFrom<LossName>('mse', 'bceWithLogits', 'crossEntropy'),
  seed: fc.integer(),
});
type Case = typeof networks extends fc.Arbitrary<infer T> ? T : never;

function specsOf({ inputs, hidden, outputs, batchNorm }: Case): LayerSpec[] {
  const specs: LayerSpec[] = [];
  let width = inputs;
  for (const size of hidden) {
    specs.push({ type: 'linear', inputs: width, outputs: size, bias: !batchNorm });
    // A large ε, so that the loss bends little within a step.
    if (batchNorm) specs.push({ type: 'batchNorm', features: size, epsilon: 0.1, momentum: 0.1 });
    specs.push({ type: 'tanh', features: size });
    width = size;
  }
  return [...specs, { type: 'linear', inputs: width, outputs, bias: true }];
}

describe('gradients', () => {
  it('are the slopes of the loss, for every parameter', () => {
    fc.assert(
      fc.property(networks, (network) => {
        checkGradients(network);
      }),
      { numRuns: 150 },
    );
  });

  it('pass a rectifier where its input is positive, and nowhere else', () => {
    const network = new Network(
      [
        { type: 'linear', inputs: 1, outputs: 2, bias: false },
        { type: 'relu', features: 2 },
        { type: 'linear', inputs: 2, outputs: 1, bias: false },
      ],
      1,
    );
    network.parameters.set([1, -1, 3, 5]);
    assert.equal(network.forward(Float64Array.of(2), 1, true)[0], 6);
    network.backward(Float64Array.of(1), 1);
    assert.deepEqual([...network.gradient], [6, 0, 2, 0]);
  });

  it('leave a diverged network diverged', () => {
    const network = new Network([{ type: 'relu', features: 1 }], 1);
    assert.ok(Number.isNaN(network.forward(Float64Array.of(NaN), 1, true)[0]));
  });
});

function checkGradients(testCase: Case): void {
  const { inputs, outputs, rows, seed } = testCase;
  const random = randomNumbers(seed);
  const network = new Network(specsOf(testCase), rows);
  for (let i = 0; i < network.parameters.length; i++) network.parameters[i] = 2 * random() - 1;
  const x = Float64Array.from({ length: rows * inputs }, () => 4 * random() - 2);
  const loss = lossOf(testCase.loss);
  const targets = Float64Array.from(
    { length: testCase.loss === 'crossEntropy' ? rows : rows * outputs },
    () => {
      if (testCase.loss === 'crossEntropy') return Math.floor(random() * outputs);
      return testCase.loss === 'mse' ? 2 * random() - 1 : Math.round(random());
    },
  );
  const outputGradient = new Float64Array(rows * outputs);
  const lossAt = () => loss(network.forward(x, rows, true), targets, outputGradient, rows, outputs);
  lossAt();
  network.backward(outputGradient, rows);
  const gradient = network.gradient.slice();
  for (let i = 0; i < gradient.length; i++) {
    const value = network.parameters[i]!;
    network.parameters[i] = value + STEP;
    const above = lossAt();
    network.parameters[i] = value - STEP;
    const below = lossAt();
    network.parameters[i] = value;
    const slope = (above - below) / (2 * STEP);
    assert.ok(
      Math.abs(gradient[i]! - slope) <= 1e-6 * Math.max(1, Math.abs(slope)),
      `parameter ${i}: gradient ${gradient[i]}, slope ${slope}`,
    );
  }
}
