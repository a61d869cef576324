import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { RowNorm } from '../../../src/engine/recipe';
import { type ColumnChoice, scalerOf } from '../../../src/engine/scale/fitScaler';
import type { FittedScaler } from '../../../src/engine/scale/fittedScaler';
import { normalizeRows } from '../../../src/engine/scale/rowNorm';
import { Moments } from '../../../src/engine/stats/moments';
import { assertClose, isClose } from '../stats/close';
import { decode, readMatrices } from '../stats/statsFixture';
import { summariseColumn } from '../stats/summarise';
import { fitColumnOf, fitted } from './fitColumnOf';

type Cell = Parameters<typeof decode>[0];
type Matrix = readonly (readonly Cell[])[];

interface ScalerCase {
  readonly id: string;
  readonly scaler: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly matrix: string;
  readonly apply?: string | { readonly data: Matrix };
  readonly fitted?: Readonly<Record<string, readonly Cell[] | readonly (readonly Cell[])[]>>;
  readonly transform?: Matrix;
  readonly inverse?: Matrix;
  readonly lossless?: readonly boolean[];
  readonly exact?: {
    readonly transform?: Matrix;
    readonly lambdas_?: readonly (number | null)[];
    readonly llf_at_optimum?: readonly (number | null)[];
    readonly llf_at_fitted?: readonly (number | null)[];
  };
  readonly current?: { readonly transform?: Matrix };
  readonly deviating_columns?: readonly number[];
  readonly deviating_rows?: readonly number[];
  readonly error?: { readonly stage: string; readonly message: string };
}

const matrices = readMatrices();
/** What is known of a matrix after each of several chunks of rows. */
interface PartialFit {
  readonly id: string;
  readonly matrix: string;
  readonly chunks: readonly number[];
  readonly states: readonly Readonly<Record<string, readonly Cell[]>>[];
  readonly deviating_columns?: readonly number[];
}

const { cases, partial_fit: partialFits } = JSON.parse(
  readFileSync('test/fixtures/scalers.json', 'utf8'),
) as { cases: ScalerCase[]; partial_fit: PartialFit[] };

function columnOf(matrix: Matrix, index: number): number[] {
  return matrix.map((row) => decode(row[index] ?? 'NaN'));
}

function matrixNamed(name: string): Matrix {
  const matrix = matrices[name];
  assert.ok(matrix, name);
  return matrix.data;
}

function appliedTo({ matrix, apply }: ScalerCase): Matrix {
  if (apply === undefined) return matrixNamed(matrix);
  return typeof apply === 'string' ? matrixNamed(apply) : apply.data;
}

/** What the product calls the case's scaler of single columns. */
function choiceOf({ scaler, params }: ScalerCase): ColumnChoice {
  const { method, output_distribution: distribution, ...rest } = params;
  const own = { subsample: undefined, lower: undefined, upper: undefined };
  const parameters = JSON.parse(JSON.stringify({ ...rest, ...own })) as object;
  switch (scaler) {
    case 'StandardScaler':
      return { method: 'zscore', ...parameters };
    case 'MinMaxScaler':
      return { method: 'minmax', ...parameters };
    case 'MaxAbsScaler':
      return { method: 'maxabs' };
    case 'RobustScaler':
      return { method: 'robust', ...parameters };
    case 'QuantileTransformer':
      return { method: distribution === 'normal' ? 'quantile-normal' : 'quantile-uniform', ...parameters };
    case 'PowerTransformer':
      return { method: method === 'box-cox' ? 'box-cox' : 'yeo-johnson', ...parameters };
    case 'log1p':
      return { method: 'log1p' };
    case 'winsorize':
      return { method: 'clip', quantile_range: [Number(params['lower']), Number(params['upper'])] };
    default:
      throw new Error(`unknown scaler ${scaler}`);
  }
}

describe('scalers.json', () => {
  for (const scalerCase of cases) {
    // Binning is no scaling, and not offered.
    if (scalerCase.scaler === 'KBinsDiscretizer') continue;
    it(scalerCase.id, async () => {
      if (scalerCase.scaler === 'Normalizer') assertRows(scalerCase);
      else if (scalerCase.error?.stage === 'fit') await assertRefusal(scalerCase);
      else await assertColumns(scalerCase);
    });
  }
});

describe('fitting chunk by chunk', () => {
  for (const partialFit of partialFits) {
    it(partialFit.id, () => {
      assertPartialFit(partialFit);
    });
  }
});

/** Moments of chunks, merged, are what every affine scaler of whole columns is fitted from. */
function assertPartialFit({ matrix, chunks, states, deviating_columns: deviating = [] }: PartialFit): void {
  const data = matrixNamed(matrix);
  for (const column of data[0]!.keys()) {
    if (deviating.includes(column)) continue;
    const values = columnOf(data, column);
    let moments = Moments.none;
    let read = 0;
    let chunkWithoutValues = false;
    for (const [i, rows] of chunks.entries()) {
      const chunk = values.slice(read, (read += rows));
      moments = moments.merge(Moments.of(Float64Array.from(chunk)));
      // From then on scikit-learn's statistics of the column are NaN for good, or leave the chunk before out.
      chunkWithoutValues ||= !chunk.some(Number.isFinite);
      if (chunkWithoutValues) continue;
      const { mean, std, min, max } = moments;
      const known = {
        mean_: mean,
        var_: std * std,
        data_min_: min,
        data_max_: max,
        max_abs_: Math.max(-min, max),
      };
      const largest = Math.max(-min, max);
      for (const [name, found] of Object.entries(known)) {
        const cell = states[i]?.[name]?.[column];
        if (cell === undefined) continue;
        const atol = name === 'var_' ? (values.length * 2 ** -52 * largest) ** 2 : 4 * 2 ** -52 * largest;
        const rtol = name === 'var_' ? 1e-10 : 1e-12;
        assertClose(found, decode(cell), rtol, atol, `${name} of column ${column} after chunk ${i}`);
      }
    }
  }
}

async function assertColumns(scalerCase: ScalerCase): Promise<void> {
  const width = scalerCase.transform?.[0]?.length ?? matrixNamed(scalerCase.matrix)[0]?.length ?? 0;
  assert.ok(width > 0);
  for (let column = 0; column < width; column++) {
    const values = columnOf(matrixNamed(scalerCase.matrix), column);
    // scikit-learn gives a column of NaN; here there is nothing to fit.
    if (!values.some(Number.isFinite))
      assert.equal(await summariseColumn(Float64Array.from(values)), undefined);
    else if (scalerCase.scaler === 'log1p') await assertLog1p(scalerCase, column, values);
    else await assertColumn(scalerCase, column, values);
  }
}

/** The product refuses to fit where numpy gives NaN or −Infinity; the transform itself is numpy's. */
async function assertLog1p(scalerCase: ScalerCase, column: number, values: readonly number[]): Promise<void> {
  if (Math.min(...values.filter(Number.isFinite)) <= -1) await assertInvalid({ method: 'log1p' }, values);
  assertTransform(scalerCase, column, scalerOf({ method: 'log1p' }), values);
}

async function assertColumn(
  scalerCase: ScalerCase,
  column: number,
  values: readonly number[],
): Promise<void> {
  const scaler = await fitted(choiceOf(scalerCase), values);
  if (scalerCase.scaler === 'PowerTransformer') assertLambda(scalerCase, column, scaler, values);
  assertTransform(scalerCase, column, scaler, values);
}

interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
  /** Of the inverse, relative to the largest magnitude. */
  readonly inverse: number;
}

function toleranceOf(scalerCase: ScalerCase, scaler: FittedScaler, largest: number): Tolerance {
  switch (scalerCase.scaler) {
    case 'QuantileTransformer':
      return { rtol: 1e-9, atol: 1e-9, inverse: 1e-12 };
    case 'PowerTransformer':
      return { rtol: 1e-8, atol: 1e-9, inverse: 1e-9 };
    case 'log1p':
      return { rtol: 1e-14, atol: 0, inverse: 1e-9 };
    case 'winsorize':
      return { rtol: 1e-12, atol: 0, inverse: 1e-12 };
    default: {
      const stretched = scaler.affine
        ? scaler.stretch(ulp(largest))
        : scaler.transform(scaler.inverse(0) + ulp(largest)) - scaler.transform(scaler.inverse(0));
      return { rtol: 1e-10, atol: 1e-12 + 8 * stretched, inverse: 1e-12 };
    }
  }
}

function assertTransform(
  scalerCase: ScalerCase,
  column: number,
  fittedScaler: FittedScaler,
  values: readonly number[],
): void {
  const {
    transform,
    inverse,
    exact,
    current,
    deviating_columns: deviating = [],
    lossless,
    error,
  } = scalerCase;
  const applied = columnOf(appliedTo(scalerCase), column);
  const largest = Math.max(...values.filter(Number.isFinite).map(Math.abs));
  const { rtol, atol, inverse: inverseTolerance } = toleranceOf(scalerCase, fittedScaler, largest);
  const scaler = withFixtureLambda(scalerCase, column, fittedScaler);
  const scaled = applied.map((x) => scaler.transform(x));
  if (error?.stage === 'transform') {
    // scikit-learn refuses the rows; here they have no scaled value, which writing counts and names.
    for (const [row, x] of applied.entries()) assert.equal(Number.isNaN(scaled[row]), !(x > 0), `row ${row}`);
    return;
  }
  assert.ok(transform);
  const deviates = deviating.includes(column);
  const truths = [exact?.transform, ...(deviates ? [current?.transform] : [transform])].filter(
    (matrix) => matrix !== undefined,
  );
  // Exact arithmetic is the truth wherever it was computed.
  const [truth] = truths;
  if (truth) {
    for (const [row, expected] of columnOf(truth, column).entries()) {
      // Where only the fixture's λ deviates, its transform does too.
      if (deviates && scalerCase.scaler === 'PowerTransformer') break;
      assertClose(scaled[row]!, expected, rtol, atol, `row ${row} column ${column}`);
    }
  } else {
    assert.ok(deviates, `column ${column}: nothing to compare with`);
    assertOrderKept(applied, scaled, column);
  }
  const reach = Math.max(largest, ...applied.filter(Number.isFinite).map(Math.abs));
  if (scaler.affine && scaler.lossless) {
    for (const [row, x] of applied.entries()) {
      assertClose(scaler.inverse(scaled[row]!), x, 1e-14, 1e-14 * largest, `inverse ${row} column ${column}`);
    }
  }
  if (!inverse || !lossless?.[column] || deviates) return;
  for (const [row, y] of columnOf(transform, column).entries()) {
    const expected = decode(inverse[row]?.[column] ?? 'NaN');
    assertClose(scaler.inverse(y), expected, 0, inverseTolerance * reach, `inverse ${row} column ${column}`);
  }
}

/** Without a true value to compare with: finite numbers in the order of the column. */
function assertOrderKept(applied: readonly number[], scaled: readonly number[], column: number): void {
  const pairs = applied
    .map((x, row) => ({ x, y: scaled[row]! }))
    .filter(({ x }) => Number.isFinite(x))
    .sort((a, b) => a.x - b.x);
  for (const [i, { y }] of pairs.entries()) {
    assert.ok(Number.isFinite(y), `column ${column}: ${y}`);
    assert.ok(i === 0 || y >= pairs[i - 1]!.y, `column ${column}: order`);
  }
}

/** The fixture's transform is that of the fixture's λ, and of its mean and σ. */
function withFixtureLambda(scalerCase: ScalerCase, column: number, scaler: FittedScaler): FittedScaler {
  const { parameters } = scaler;
  if (parameters.method !== 'yeo-johnson' && parameters.method !== 'box-cox') return scaler;
  if (scalerCase.deviating_columns?.includes(column)) return scaler;
  const part = (name: string) => decode((scalerCase.fitted?.[name]?.[column] ?? 'NaN') as Cell);
  const { standardize = true } = parameters;
  return scalerOf({
    ...parameters,
    lambda: part('lambdas_'),
    reference: parameters.method === 'box-cox' ? 1 : 0,
    mean: standardize ? part('scaler_mean_') : 0,
    meanLow: 0,
    std: standardize ? part('scaler_scale_') : 1,
  });
}

function assertLambda(
  { exact }: ScalerCase,
  column: number,
  { parameters }: FittedScaler,
  values: readonly number[],
): void {
  assert.ok('lambda' in parameters);
  const { lambda } = parameters;
  const finite = values.filter(Number.isFinite);
  if (new Set(finite).size === 1) {
    assert.equal(lambda, 1, `column ${column}: a constant keeps λ = 1`);
    return;
  }
  const expected = exact?.lambdas_?.[column];
  if (typeof expected !== 'number') return;
  assertClose(lambda, expected, 0, 1e-6 * Math.max(1, Math.abs(expected)), `λ of column ${column}`);
  const best = exact?.llf_at_optimum?.[column];
  assert.ok(typeof best === 'number');
  const found = logLikelihood(parameters.method, finite, lambda);
  assert.ok(
    found >= best - 1e-8 * Math.max(1, Math.abs(best)),
    `likelihood of column ${column}: ${found} < ${best}`,
  );
}

/** scipy.stats.yeojohnson_llf and boxcox_llf, written down once more. */
function logLikelihood(method: string, values: readonly number[], lambda: number): number {
  const transformed = values.map((x) => {
    if (method === 'box-cox') return lambda === 0 ? Math.log(x) : Math.expm1(lambda * Math.log(x)) / lambda;
    if (x >= 0) return lambda === 0 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
    return lambda === 2 ? -Math.log1p(-x) : -Math.expm1((2 - lambda) * Math.log1p(-x)) / (2 - lambda);
  });
  const n = values.length;
  const mean = transformed.reduce((sum, y) => sum + y, 0) / n;
  const variance = transformed.reduce((sum, y) => sum + (y - mean) ** 2, 0) / n;
  const logs = values.map((x) =>
    method === 'box-cox' ? Math.log(x) : Math.sign(x) * Math.log1p(Math.abs(x)),
  );
  return (lambda - 1) * logs.reduce((sum, log) => sum + log, 0) - (n / 2) * Math.log(variance);
}

function assertRows({
  id,
  params,
  matrix,
  transform,
  exact,
  deviating_rows: deviating = [],
  error,
}: ScalerCase): void {
  const data = matrixNamed(matrix);
  const columns = (data[0] ?? []).map((_, c) => Float64Array.from(columnOf(data, c)));
  if (error) {
    // Rows with a missing or infinite value are refused when they are written, by their line.
    assert.ok(data.length === 0 || columns.some((column) => !column.every(Number.isFinite)), id);
    return;
  }
  normalizeRows(params['norm'] as RowNorm, columns);
  assert.ok(transform);
  for (const [row, expected] of transform.entries()) {
    const truth = deviating.includes(row) ? exact?.transform?.[row] : expected;
    assert.ok(truth, `row ${row}: a deviation without exact values`);
    for (const [c, cell] of truth.entries()) {
      assertClose(columns[c]![row]!, decode(cell), 1e-12, 0, `row ${row} column ${c}`);
    }
  }
}

/** Where scikit-learn refuses; the product leaves infinities out, and has nothing to fit without rows. */
async function assertRefusal(scalerCase: ScalerCase): Promise<void> {
  const choice = choiceOf(scalerCase);
  const data = matrixNamed(scalerCase.matrix);
  if (scalerCase.matrix === 'infinite') {
    const values = columnOf(data, 0);
    // The places of quantiles count rows, those with infinities too.
    const parametersOf = async (fittedTo: readonly number[]) => {
      const { parameters } = await fitted(choice, fittedTo);
      return 'quantiles' in parameters ? { ...parameters, quantiles: [] } : parameters;
    };
    assert.deepEqual(await parametersOf(values), await parametersOf(values.filter(Number.isFinite)));
    return;
  }
  if (scalerCase.matrix === 'empty') {
    assert.equal(await summariseColumn(new Float64Array(0)), undefined);
    return;
  }
  if (scalerCase.matrix === 'overflow') {
    // A limit of scikit-learn 1.2 that later releases do not have.
    for (const column of data[0]!.keys()) {
      const values = columnOf(data, column);
      const scaler = await fitted(choice, values);
      assertOrderKept(
        values,
        values.map((x) => scaler.transform(x)),
        column,
      );
    }
    return;
  }
  let refused = 0;
  for (const column of data[0]!.keys()) {
    const values = columnOf(data, column);
    const hasDomain = scalerCase.scaler === 'PowerTransformer';
    const inDomain = hasDomain && Math.min(...values.filter(Number.isFinite)) > 0 && new Set(values).size > 1;
    if (!values.some(Number.isFinite)) refused++;
    else if (!inDomain) {
      await assertInvalid(choice, values);
      refused++;
    }
  }
  assert.ok(refused > 0, 'nothing to refuse');
}

async function assertInvalid(choice: ColumnChoice, values: readonly number[]): Promise<void> {
  const column = await fitColumnOf(values);
  assert.ok(isClose(column.statistics.min, Math.min(...values.filter(Number.isFinite)), 0, 0));
  await assert.rejects(
    fitted(choice, values),
    (error) => error instanceof DataError && error.code === 'invalid-scaler',
  );
}

/** The spacing of doubles at `value`. */
function ulp(value: number): number {
  return Math.max(2 ** (Math.floor(Math.log2(value)) - 52), Number.MIN_VALUE);
}
