import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { RunningRule } from '../../../src/engine/batchNorm/runningStatistics';
import { simulate } from '../../../src/engine/batchNorm/simulate';
import { assertClose } from '../stats/close';

/** What PyTorch has after a batch, by feature. */
interface TorchStep {
  readonly mean: readonly number[];
  readonly var: readonly number[];
  /** y of the first row of the batch. */
  readonly first_y: readonly number[];
}

interface TorchEpoch extends Readonly<Record<'momentum_0.1' | 'momentum_none', readonly TorchStep[]>> {
  readonly features: readonly string[];
  /** Of each batch; the header is line 1. */
  readonly lines: readonly (readonly number[])[];
}

const golden = JSON.parse(readFileSync('test/fixtures/batchNorm/epoch.json', 'utf8')) as TorchEpoch;

/** The columns of the golden epoch, from the file that PyTorch read. */
function readColumns(): Float64Array[] {
  const text = readFileSync('test/fixtures/datasets/breast_cancer.csv', 'utf8');
  const [names = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return golden.features.map((feature) =>
    Float64Array.from(rows, (row) => Number(row[names.indexOf(feature)])),
  );
}

describe('a shuffled epoch of breast_cancer in batches of 64', () => {
  const columns = readColumns();
  const rules = [
    ['momentum_0.1', { library: 'pytorch', momentum: 0.1 }],
    ['momentum_none', { library: 'pytorch', momentum: 'cumulative' }],
  ] as const satisfies readonly (readonly [string, RunningRule])[];
  for (const [key, rule] of rules) {
    it(`leaves PyTorch's running statistics after each batch, ${key}`, () => {
      const settings = {
        batchSize: 64,
        order: { seed: 7 },
        dropLast: false,
        affine: columns.map(() => ({ gamma: 1, beta: 0 })),
        epsilon: 1e-5,
        rule,
      } as const;
      const batches = [...simulate(columns, settings, 9)];
      assert.equal(columns.length, 30);
      assert.deepEqual(
        batches.map(({ rows }) => Array.from(rows, (row) => row + 2)),
        golden.lines,
      );
      for (const [k, { channels }] of batches.entries()) {
        const step = golden[key][k]!;
        for (const [c, { after, y }] of channels.entries()) {
          const what = `batch ${k + 1}, ${golden.features[c]!}`;
          assertClose(after.mean, step.mean[c]!, 1e-12, 1e-14, `${what}: running mean`);
          assertClose(after.variance, step.var[c]!, 1e-12, 1e-14, `${what}: running variance`);
          assertClose(y[0]!, step.first_y[c]!, 1e-12, 1e-12, `${what}: y`);
        }
      }
    });
  }
});
