import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { randomNumbers } from '../../../src/engine/random';
import { Cancelled } from '../../../src/engine/task';
import { conditioningOf } from '../../../src/engine/train/conditioning';
import { gradientDescent } from '../../../src/engine/train/gradientDescent';
import {
  fitMinMaxColumn,
  fitNothing,
  fitZScoreColumn,
  scaleFeatures,
} from '../../../src/engine/train/scaleFeatures';
import { singularValues } from '../../../src/engine/train/singularValues';
import { assertClose } from '../stats/close';
import { readTable } from '../stats/statsFixture';

interface Check {
  readonly steps: number;
  readonly 'lr_0.99': { readonly loss: Readonly<Record<string, number>> };
  readonly 'lr_1.01': { readonly loss: Readonly<Record<string, number>> };
}

interface Expected {
  readonly n: number;
  readonly d: number;
  readonly lambda_max: number;
  readonly max_stable_lr: number;
  readonly condition: number;
  readonly condition_nonzero: number;
  readonly rank: number;
  readonly check: Check;
}

const { datasets } = JSON.parse(readFileSync('test/fixtures/hessian.json', 'utf8')) as {
  datasets: Record<
    string,
    { features: string[]; target: string; scalings: Record<'raw' | 'minmax' | 'z', Expected> }
  >;
};

const FITS = { raw: fitNothing, minmax: fitMinMaxColumn, z: fitZScoreColumn };

describe('hessian.json: condition and the largest stable learning rate', () => {
  for (const [name, { features, target, scalings }] of Object.entries(datasets)) {
    for (const scaling of ['raw', 'minmax', 'z'] as const) {
      it(`${name}, ${scaling}`, async () => {
        const expected = scalings[scaling];
        const columns = readTable(`test/fixtures/datasets/${name}.csv`);
        const rows = columns.get(target)!.length;
        const x = Float64Array.from({ length: rows * features.length }, (_, i) => {
          const column = columns.get(features[i % features.length]!)!;
          return column[Math.floor(i / features.length)]!;
        });
        assert.equal(rows, expected.n);
        assert.equal(features.length + 1, expected.d);
        const { x: scaled } = await scaleFeatures(
          {
            x,
            features: features.map((feature) => ({ name: feature, scaled: true })),
            rowIndices: new Int32Array(rows),
          },
          Int32Array.from({ length: rows }, (_, row) => row),
          FITS[scaling],
        );
        const found = await conditioningOf(scaled, rows, features.length, {});
        assertClose(found.largestEigenvalue, expected.lambda_max, 1e-9, 0, 'λ_max');
        assertClose(found.largestStableRate, expected.max_stable_lr, 1e-9, 0, 'largest stable rate');
        const tolerance = Math.max(1e-9, 1e-14 * Math.sqrt(expected.condition));
        assertClose(found.hessian, expected.condition, tolerance, 0, 'condition');
        assertClose(found.designWithinRank ** 2, expected.condition_nonzero, tolerance, 0, 'within rank');
        assert.equal(found.rank, expected.rank);
        const samples = { rows, x: scaled, y: Float64Array.from(columns.get(target)!) };
        await checkDescent(samples, found.largestStableRate, expected.check);
      });
    }
  }
});

async function checkDescent(
  samples: Parameters<typeof gradientDescent>[0],
  largest: number,
  check: Check,
): Promise<void> {
  for (const factor of [0.99, 1.01] as const) {
    const losses = await gradientDescent(samples, factor * largest, check.steps, {});
    for (const [step, loss] of Object.entries(check[`lr_${factor}`].loss)) {
      assertClose(losses[Number(step)]!, loss, 1e-6, 0, `loss at ${factor}, step ${step}`);
    }
    const [before, after] = [losses[0]!, losses.at(-1)!];
    assert.ok(factor < 1 ? after < before : after > before);
  }
}

describe('singularValues', () => {
  it('stops when cancelled', async () => {
    const random = randomNumbers(1);
    const matrix = Float64Array.from({ length: 500 * 100 }, random);
    let breaths = 0;
    const signal = { aborted: false };
    const breathe = () => {
      signal.aborted = ++breaths === 2;
      return Promise.resolve();
    };
    await assert.rejects(singularValues(matrix, 500, 100, { signal, breathe }), Cancelled);
    assert.equal(breaths, 2);
  });

  it('keeps the sum of squares, and the product where the matrix is square', async () => {
    const matrices = fc
      .integer({ min: 1, max: 6 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n * n, maxLength: n * n }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(matrices, async ([n, numbers]) => {
        const values = await singularValues(Float64Array.from(numbers), n, n, {});
        const squares = numbers.reduce((sum, value) => sum + value * value, 0);
        assertClose(
          values.reduce((sum, value) => sum + value * value, 0),
          squares,
          1e-13,
          0,
          'sum of squares',
        );
        const product = values.reduce((all, value) => all * value, 1);
        const scale = Math.sqrt(squares) ** n;
        assertClose(product, Math.abs(determinant(numbers, n)), 1e-12, 1e-13 * scale, 'product');
      }),
    );
  });

  it('holds for very small and very large numbers alike', async () => {
    const values = async (matrix: Float64Array) => singularValues(matrix, 4, 3, {});
    const numbers = Float64Array.of(3, 1, -4, 1, 5, -9, 2, 6, 5, 3, 5, 8);
    for (const factor of [2 ** -900, 2 ** 900]) {
      const scaled = await values(numbers.map((value) => value * factor));
      assert.deepEqual(
        scaled,
        (await values(numbers)).map((value) => value * factor),
      );
    }
  });

  it('knows a matrix with more columns than rows, and one that is not finite', async () => {
    assert.deepEqual([...(await singularValues(Float64Array.of(3, 4), 1, 2, {}))], [5, 0]);
    assert.ok((await singularValues(Float64Array.of(1, NaN, 1, 1), 2, 2, {})).some(Number.isNaN));
  });

  it('calls a column that follows from others singular', async () => {
    // Two columns that add up to the intercept's.
    const one = await conditioningOf(Float64Array.of(0, 1, 1, 0, 0, 1, 1, 0), 4, 2, {});
    assert.equal(one.design, Infinity);
    assert.equal(one.hessian, Infinity);
    assert.equal(one.rank, 2);
    // Eigenvalues of AᵀA, [[2, 0, 2], [0, 2, 2], [2, 2, 4]], are 6, 2 and 0.
    assertClose(one.designWithinRank, Math.sqrt(3), 1e-14, 0, 'within rank');
  });
});

/** By expansion along the first row. */
function determinant(a: readonly number[], n: number): number {
  if (n === 1) return a[0]!;
  let sum = 0;
  for (let column = 0; column < n; column++) {
    const minor = a.filter((_, i) => i >= n && i % n !== column);
    sum += (column % 2 === 0 ? 1 : -1) * a[column]! * determinant(minor, n - 1);
  }
  return sum;
}
