import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { BatchNormLayer } from '../../../src/engine/train/batchNormLayer';
import type { Parameter } from '../../../src/engine/train/layer';
import { lossOf } from '../../../src/engine/train/losses';
import { Network } from '../../../src/engine/train/network';
import { newOptimizer } from '../../../src/engine/train/optimizer';
import { assertClose } from '../stats/close';
import {
  flatten,
  layerSpecs,
  LOSS_NAMES,
  optimizerSpec,
  readMlpFixture,
  type MlpRun,
  type Tensors,
} from './mlpFixture';

const fixture = readMlpFixture();

describe('mlp.json: training as PyTorch does it', () => {
  for (const run of fixture.runs) {
    it(run.id, () => {
      checkRun(run);
    });
  }
});

function checkRun(run: MlpRun): void {
  const dataset = fixture.datasets[run.dataset];
  assert.ok(dataset);
  const rows = dataset.X.length;
  const inputs = dataset.X[0]!.length;
  const x = Float64Array.from(flatten(dataset.X));
  const y = Float64Array.from(flatten(dataset.y));
  const targetWidth = y.length / rows;
  const network = new Network(layerSpecs(run.layers, inputs), rows);
  forEachTensor(network, run.init, ({ values }, expected) => {
    values.set(expected);
  });
  const optimizer = newOptimizer(
    optimizerSpec(run.optimizer),
    run.optimizer.lr,
    network.parameters,
    network.gradient,
  );
  const loss = lossOf(LOSS_NAMES[run.loss]);
  const outputGradient = new Float64Array(rows * network.outputs);
  assert.equal(run.losses.length, run.n_steps);
  for (let step = 0; step < run.n_steps; step++) {
    const batch = run.batches === 'full' ? Array.from({ length: rows }, (_, row) => row) : run.batches[step]!;
    const batchX = gather(x, batch, inputs);
    const batchY = gather(y, batch, targetWidth);
    const output = network.forward(batchX, batch.length, true);
    const found = loss(output, batchY, outputGradient, batch.length, network.outputs);
    network.backward(outputGradient, batch.length);
    assertClose(found, run.losses[step]!, 1e-9, 1e-11, `loss of step ${step}`);
    const norm = Math.hypot(...network.gradient);
    assertClose(norm, run.grad_norms[step]!, 1e-9, 1e-11, `gradient norm of step ${step}`);
    if (step === 0) assertTensors(network, run.first_gradients, 'gradient');
    optimizer.step();
    if (step === 0) assertTensors(network, run.weights_after[1], 'values');
  }
  assertTensors(network, run.final, 'values');
  assertBuffers(network, run);
  const output = network.forward(x, rows, false);
  assertAll(output.subarray(0, rows * network.outputs), flatten(run.eval_output), 'eval output');
  const evalLoss = loss(output, y, outputGradient, rows, network.outputs);
  assertClose(evalLoss, run.eval_loss, 1e-9, 1e-11, 'eval loss');
}

function gather(matrix: Float64Array, rows: readonly number[], width: number): Float64Array {
  return Float64Array.from(rows.flatMap((row) => [...matrix.subarray(row * width, (row + 1) * width)]));
}

/** Every parameter of the network with the fixture's numbers of that name; no name may be left over. */
function forEachTensor(
  network: Network,
  tensors: Tensors,
  visit: (parameter: Parameter, expected: number[], name: string) => void,
): void {
  const names = network.layers.flatMap((layer, index) =>
    layer.parameters.map((parameter) => {
      const name = `${index}.${parameter.name}`;
      const expected = tensors[name];
      assert.ok(expected !== undefined, name);
      const numbers = flatten(expected);
      assert.equal(numbers.length, parameter.values.length, name);
      visit(parameter, numbers, name);
      return name;
    }),
  );
  assert.deepEqual(names.sort(), Object.keys(tensors).sort());
}

function assertTensors(network: Network, tensors: Tensors, member: 'values' | 'gradient'): void {
  forEachTensor(network, tensors, (parameter, expected, name) => {
    assertAll(parameter[member], expected, `${member} of ${name}`);
  });
}

function assertBuffers(network: Network, run: MlpRun): void {
  const found = network.layers.flatMap((layer, index) =>
    layer instanceof BatchNormLayer
      ? [
          [`${index}.running_mean`, layer.runningMean] as const,
          [`${index}.running_var`, layer.runningVariance] as const,
        ]
      : [],
  );
  const names = Object.keys(run.buffers).filter((name) => !name.endsWith('num_batches_tracked'));
  assert.deepEqual(found.map(([name]) => name).sort(), names.sort());
  for (const [name, values] of found) assertAll(values, flatten(run.buffers[name]!), name);
}

function assertAll(found: Float64Array, expected: readonly number[], what: string): void {
  assert.equal(found.length, expected.length, what);
  expected.forEach((value, i) => {
    assertClose(found[i]!, value, 1e-9, 1e-11, `${what} [${i}]`);
  });
}
