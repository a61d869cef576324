import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { ScalerChoice } from '../../../src/engine/dataset';
import { fitScaler } from '../../../src/engine/scale/fitScaler';
import { skip } from '../../skip';
import { assertClose } from '../stats/close';
import { decode, readMatrices } from '../stats/statsFixture';
import { summariseColumn } from '../stats/summarise';
import { summaryOf } from './summaryOf';

type Matrix = readonly (readonly Parameters<typeof decode>[0][])[];

interface ScalerCase {
  readonly id: string;
  readonly scaler: string;
  readonly params: {
    readonly with_mean?: boolean;
    readonly with_std?: boolean;
    readonly feature_range?: [number, number];
    readonly clip?: boolean;
  };
  readonly matrix: string;
  readonly apply?: string | { readonly data: Matrix };
  readonly transform?: Matrix;
  readonly inverse?: Matrix;
  readonly lossless?: readonly boolean[];
  readonly exact?: { readonly transform?: Matrix };
  readonly deviating_columns?: readonly number[];
  readonly error?: { readonly stage: string };
}

const matrices = readMatrices();
const { cases } = JSON.parse(readFileSync('test/fixtures/scalers.json', 'utf8')) as { cases: ScalerCase[] };

function columnOf(matrix: Matrix, index: number): number[] {
  return matrix.map((row) => decode(row[index] ?? 'NaN'));
}

function matrixNamed(name: string): Matrix {
  const matrix = matrices[name];
  assert.ok(matrix, name);
  return matrix.data;
}

/** What the product calls the case's scaler, or why it has no such thing. */
function choiceFor({ scaler, params }: ScalerCase): ScalerChoice | string {
  if (scaler === 'StandardScaler') {
    return params.with_mean === true && params.with_std === true
      ? { method: 'zscore' }
      : 'centring and scaling alone are not offered';
  }
  if (params.clip === true) return 'clipping to the range is not offered';
  return { method: 'minmax', featureRange: params.feature_range ?? [0, 1] };
}

describe('scalers.json', () => {
  for (const scalerCase of cases) {
    if (scalerCase.scaler !== 'StandardScaler' && scalerCase.scaler !== 'MinMaxScaler') continue;
    it(scalerCase.id, async function () {
      const choice = choiceFor(scalerCase);
      if (typeof choice === 'string') skip(this, choice);
      if (scalerCase.error) {
        await assertRefusal(scalerCase, choice);
        return;
      }
      const width = scalerCase.transform?.[0]?.length ?? 0;
      assert.ok(width > 0);
      for (let column = 0; column < width; column++) await assertColumn(scalerCase, choice, column);
    });
  }
});

async function assertColumn(scalerCase: ScalerCase, choice: ScalerChoice, column: number): Promise<void> {
  const {
    matrix,
    apply,
    transform,
    inverse,
    exact,
    deviating_columns: deviating = [],
    lossless,
  } = scalerCase;
  assert.ok(transform && inverse && lossless);
  const fitted = columnOf(matrixNamed(matrix), column);
  const applied =
    apply === undefined
      ? fitted
      : columnOf(typeof apply === 'string' ? matrixNamed(apply) : apply.data, column);
  if (!fitted.some(Number.isFinite)) {
    // scikit-learn gives a column of NaN; here there is nothing to fit.
    assert.equal(await summariseColumn(Float64Array.from(fitted)), undefined);
    return;
  }
  const scaler = fitScaler(choice, await summaryOf(fitted));
  const scaled = applied.map((x) => scaler.transform(x));
  // Exact arithmetic is the truth wherever it was computed; scikit-learn's own result binds elsewhere.
  const truth = exact?.transform ?? (deviating.includes(column) ? undefined : transform);
  assert.ok(truth, `column ${column}: a deviation without exact values`);
  const largest = Math.max(...fitted.filter(Number.isFinite).map(Math.abs));
  const unit = ulp(largest);
  for (const [row, expected] of columnOf(truth, column).entries()) {
    assertClose(
      scaled[row]!,
      expected,
      1e-10,
      1e-12 + 8 * scaler.stretch(unit),
      `row ${row} column ${column}`,
    );
  }
  for (const [row, expected] of applied.entries()) {
    assertClose(
      scaler.inverse(scaled[row]!),
      expected,
      1e-14,
      1e-14 * largest,
      `inverse of row ${row} column ${column}`,
    );
  }
  if (!lossless[column] || deviating.includes(column)) return;
  // Unseen rows may lie far outside the fitted column, and have the rounding of their own size.
  const reach = Math.max(largest, ...applied.filter(Number.isFinite).map(Math.abs));
  for (const [row, y] of columnOf(transform, column).entries()) {
    const expected = decode(inverse[row]?.[column] ?? 'NaN');
    assertClose(scaler.inverse(y), expected, 0, 1e-12 * reach, `inverse ${row} column ${column}`);
  }
}

/** Where scikit-learn refuses; the product leaves infinities out, and has nothing to fit without rows. */
async function assertRefusal(scalerCase: ScalerCase, choice: ScalerChoice): Promise<void> {
  const data = matrixNamed(scalerCase.matrix);
  if (scalerCase.matrix === 'infinite') {
    const values = columnOf(data, 0);
    const summary = await summaryOf(values);
    assert.equal(summary.count, values.filter(Number.isFinite).length);
    assert.deepEqual(
      fitScaler(choice, summary).parameters,
      fitScaler(choice, await summaryOf(values.filter(Number.isFinite))).parameters,
    );
    return;
  }
  if (scalerCase.matrix === 'empty') {
    assert.equal(await summariseColumn(new Float64Array(0)), undefined);
    return;
  }
  const summary = await summaryOf(columnOf(data, 0));
  assert.throws(
    () => fitScaler(choice, summary),
    (error) => error instanceof DataError && error.code === 'invalid-scaler',
  );
}

/** The spacing of doubles at `value`. */
function ulp(value: number): number {
  return Math.max(2 ** (Math.floor(Math.log2(value)) - 52), Number.MIN_VALUE);
}
