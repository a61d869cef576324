import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { simulate, type SimulatedBatch } from '../../../src/engine/batchNorm/simulate';
import { relativesOf } from '../../../src/engine/batchNorm/view/relatives';
import { DataError } from '../../../src/engine/dataError';
import { assertClose } from '../stats/close';
import { readStatsColumns } from '../stats/statsFixture';

const EPSILON = 1e-5;
const columns = readStatsColumns()
  .filter(({ table }) => table === 'dataset:breast_cancer')
  .map(({ values }) => values)
  .slice(0, 6);

function batchOf(from: readonly Float64Array[], batchSize: number): SimulatedBatch {
  const settings = {
    batchSize,
    order: { seed: 3 },
    dropLast: true,
    affine: from.map(() => ({ gamma: 3, beta: 1 })),
    epsilon: EPSILON,
    rule: { library: 'pytorch', momentum: 0.1 },
  } as const;
  const [batch] = simulate(from, settings, 1);
  assert.ok(batch);
  return batch;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const std = (values: readonly number[]) =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const standardized = (values: readonly number[]) =>
  values.map((value) => (value - mean(values)) / Math.sqrt(std(values) ** 2 + EPSILON));

describe('Batch Normalization and its relatives on the same rows', () => {
  const batch = batchOf(columns, 32);
  const rows = Array.from({ length: 32 }, (_, i) => batch.channels.map(({ x }) => x[i]!));
  const answer = relativesOf(batch, 3, EPSILON);
  const byColumn = batch.channels.map(({ x }) => standardized([...x]));
  const expected = {
    batch: rows.map((_, i) => byColumn.map((column) => column[i]!)),
    layer: rows.map(standardized),
    group: rows.map((row) => [0, 2, 4].flatMap((start) => standardized(row.slice(start, start + 2)))),
    rms: rows.map((row) => {
      const square = mean(row.map((value) => value * value));
      return row.map((value) => value / Math.sqrt(square + EPSILON));
    }),
  };

  for (const { method, normalized, columns: spreads, listed } of answer.methods) {
    it(`${method}: each value, and the statistics of columns and rows, as plain formulas give them`, () => {
      const all = expected[method];
      assert.equal(normalized.length, 8);
      for (const [i, row] of normalized.entries()) {
        for (const [c, value] of row.entries()) assertClose(value!, all[i]![c]!, 1e-10, 1e-12, `${i} ${c}`);
        assertClose(listed[i]!.mean!, mean(all[i]!), 1e-10, 1e-12, `mean of row ${i}`);
        assertClose(listed[i]!.std!, std(all[i]!), 1e-10, 1e-12, `σ of row ${i}`);
      }
      for (const [c, spread] of spreads.entries()) {
        const column = all.map((row) => row[c]!);
        assertClose(spread.mean!, mean(column), 1e-10, 1e-12, `mean of column ${c}`);
        assertClose(spread.std!, std(column), 1e-10, 1e-12, `σ of column ${c}`);
      }
    });
  }

  it('says what each column has of the differences within a row', () => {
    assert.equal(answer.rows, 32);
    assertClose(sum(answer.shares.map(Number)), 1, 1e-12, 0, 'all shares');
    const ofArea = mean(expected.layer.map((row) => row[3]! ** 2 / sum(row.map((value) => value ** 2))));
    assertClose(answer.shares[3]!, ofArea, 1e-10, 0, 'share of mean area');
    assert.ok(answer.shares[3]! > 0.8, 'mean area is the largest number of nearly every row');
  });

  it('a unit of another size changes what is normalized over rows, not over the batch', () => {
    const inOther = columns.map((column, c) => (c === 0 ? column.map((value) => value * 1024) : column));
    const other = relativesOf(batchOf(inOther, 32), 3, EPSILON);
    const first = ({ methods }: typeof answer, method: string) =>
      methods.find((each) => each.method === method)!.normalized[0]!.map(Number);
    first(other, 'batch').forEach((value, c) => {
      // ε weighs less beside a larger variance.
      assertClose(value, first(answer, 'batch')[c]!, 1e-5, 0, `by batch, column ${c}`);
    });
    assert.ok(Math.abs(first(other, 'layer')[3]! - first(answer, 'layer')[3]!) > 1);
  });

  it('a row without a number spoils its column by batch, and only itself by row', () => {
    const [, ...others] = columns;
    const spoilt = Float64Array.from({ length: 32 }, (_, i) => (i === 0 ? NaN : i));
    const { methods, shares } = relativesOf(
      batchOf([spoilt, ...others.map((column) => column.subarray(0, 32))], 32),
      2,
      EPSILON,
    );
    const lost = (method: string) =>
      methods.find((each) => each.method === method)!.columns.filter((spread) => spread.mean === null).length;
    assert.deepEqual(['batch', 'layer', 'group', 'rms'].map(lost), [1, 6, 3, 6]);
    assertClose(sum(shares.map(Number)), 1, 1e-12, 0, 'shares of the rows that are whole');
  });

  it('takes the first rows of a large batch, and groups that divide the columns', () => {
    const long = [Float64Array.from({ length: 3000 }, (_, i) => i), new Float64Array(3000)];
    const { rows: taken, methods, shares } = relativesOf(batchOf(long, 3000), 2, EPSILON);
    assert.equal(taken, 128);
    // Groups of one column: each value is its own mean.
    assert.deepEqual(methods[2]!.columns[0], { mean: 0, std: 0 });
    assertClose(shares[0]!, 0.5, 1e-12, 0, 'two columns share alike');
    assert.throws(
      () => relativesOf(batch, 4, EPSILON),
      (error) => error instanceof DataError && error.code === 'invalid-batch-norm',
    );
  });
});
