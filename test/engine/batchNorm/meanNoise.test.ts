import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { meanNoise, measureMeanNoise } from '../../../src/engine/batchNorm/meanNoise';
import { Moments } from '../../../src/engine/stats/moments';
import { Cancelled } from '../../../src/engine/task';
import { assertClose } from '../stats/close';
import { readStatsColumns } from '../stats/statsFixture';

/** All ways to choose m of the values. */
function* choices(values: readonly number[], m: number): Generator<number[]> {
  if (m === 0) yield [];
  for (const [i, value] of values.entries()) {
    for (const rest of m > 0 ? choices(values.slice(i + 1), m - 1) : []) yield [value, ...rest];
  }
}

describe('noise of the batch mean', () => {
  it('is the standard deviation over all batches that can be drawn', () => {
    const values = [1, 2, 4, 8, 16, 3, 9];
    const { mean, std } = Moments.of(Float64Array.from(values));
    for (let m = 1; m <= values.length; m++) {
      const means = [...choices(values, m)].map((batch) => batch.reduce((sum, x) => sum + x, 0) / m);
      const noise = Math.sqrt(means.reduce((sum, mu) => sum + (mu - mean) ** 2, 0) / means.length);
      assertClose(meanNoise(std, m, values.length), noise, 1e-12, 1e-12, `m = ${m}`);
    }
    assert.equal(meanNoise(0, 1, 1), 0);
  });

  it('measured on real columns lies on the theory curve within sampling error', async () => {
    const columns = readStatsColumns()
      .filter(({ table }) => table === 'dataset:breast_cancer')
      .slice(0, 5);
    const sizes = [2, 8, 32, 128, 256, 512];
    const batches = 2000;
    for (const [seed, { expected, values }] of columns.entries()) {
      const points = await measureMeanNoise(values, sizes, batches, seed, {});
      const { kurtosis } = Moments.of(values);
      for (const { batchSize, measured, theory } of points) {
        // The ratio of variances is a mean of `batches` squares, of which each has variance 2 + excess kurtosis.
        const error = Math.sqrt((2 + Math.max(0, kurtosis ?? 0) / batchSize) / batches);
        const z = ((measured / theory) ** 2 - 1) / error;
        // Were the seeds not fixed, one of the 30 points would lie beyond in about 1 of 500 runs.
        assert.ok(Math.abs(z) < 4, `${expected.name}, m = ${batchSize}: ${z} standard errors`);
      }
    }
  });

  it('is reproducible, exact at m = n, and can be cancelled', async () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => 1e9 + Math.sqrt(i));
    const measure = () => measureMeanNoise(values, [10, 100], 50, 3, {});
    const points = await measure();
    assert.deepEqual(points, await measure());
    assertClose(points[1]!.measured, 0, 0, 1e-12, 'all rows');
    assert.equal(points[1]!.theory, 0);
    const task = { signal: { aborted: true } };
    await assert.rejects(measureMeanNoise(values, [50], 10_000, 3, task), Cancelled);
  });
});
