import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type FeatureAffine, groupNorm, groupNormBackward } from '../../../src/engine/batchNorm/groupNorm';
import { layerNorm } from '../../../src/engine/batchNorm/layerNorm';
import { rmsNorm } from '../../../src/engine/batchNorm/rmsNorm';
import { DataError } from '../../../src/engine/dataError';
import { assertClose } from '../stats/close';
import { batchNormFixture, flat, type RowNormCase, rowsOf, type Tensor } from './batchNormFixture';

describe('batchnorm.json, layer_norm', () => {
  for (const testCase of batchNormFixture.layer_norm) {
    it(testCase.id, () => {
      const width = rowsOf(testCase.x)[0]!.length;
      assertCase(testCase, affineOf(testCase, width), 1);
    });
  }
});

describe('batchnorm.json, group_norm', () => {
  for (const testCase of batchNormFixture.group_norm) {
    it(testCase.id, () => {
      if (testCase.error) {
        const row = Float64Array.of(1, 2, 3, 4, 5, 6);
        assert.throws(
          () => groupNorm(row, 4, { gamma: row, beta: row }, 1e-5),
          (error) => error instanceof DataError && error.code === 'invalid-batch-norm',
        );
        return;
      }
      const width = rowsOf(testCase.x)[0]!.length;
      assertCase(testCase, affineOf(testCase, width), testCase.num_groups ?? 0);
    });
  }
});

/** γ and β of every value of a row: a channel's for each of its positions. */
function affineOf({ weight, bias }: RowNormCase, width: number): FeatureAffine {
  const spread = (tensor: Tensor | null, otherwise: number) => {
    const values = tensor ? flat(tensor) : [otherwise];
    return Float64Array.from({ length: width }, (_, i) => values[Math.floor((i * values.length) / width)]!);
  };
  return { gamma: spread(weight, 1), beta: spread(bias, 0) };
}

function assertCase(testCase: RowNormCase, affine: FeatureAffine, groups: number): void {
  const { eps } = testCase;
  const rows = rowsOf(testCase.x);
  const gradOut = rowsOf(testCase.grad_out);
  const forward = rows.map((row) =>
    groups === 1 ? layerNorm(row, affine, eps) : groupNorm(row, groups, affine, eps),
  );
  const backward = forward.map((row, r) => groupNormBackward(gradOut[r]!, row, affine));
  rowsOf(testCase.y).forEach((y, r) => {
    assertAll(forward[r]!.y, y, `y of row ${r}`);
  });
  rowsOf(testCase.grad_x).forEach((x, r) => {
    assertAll(backward[r]!.x, x, `grad_x of row ${r}`);
  });
  const total = (part: 'gamma' | 'beta', parameters: number) => {
    const sums = new Float64Array(parameters);
    for (const row of backward) {
      row[part].forEach((g, i) => (sums[Math.floor((i * parameters) / row[part].length)]! += g));
    }
    return sums;
  };
  for (const [part, tensor] of [
    ['gamma', testCase.grad_weight],
    ['beta', testCase.grad_bias],
  ] as const) {
    if (!tensor) continue;
    const expected = Float64Array.from(flat(tensor));
    assertAll(total(part, expected.length), expected, `gradient of ${part}`);
  }
}

/** Within the README's tolerance, and a hundred times closer than its relative part. */
function assertAll(actual: Float64Array, expected: Float64Array, what: string): void {
  assert.equal(actual.length, expected.length, what);
  expected.forEach((value, i) => {
    assertClose(actual[i]!, value, 1e-11, 1e-11, `${what}, value ${i}`);
  });
}

describe('RMS normalization', () => {
  it('divides by the root mean square', () => {
    // √((9 + 16) ÷ 2 + 0.5) = √13
    const { divisor, normalized, y } = rmsNorm(Float64Array.of(3, 4), Float64Array.of(1, 2), 0.5);
    assert.equal(divisor, Math.sqrt(13));
    assert.deepEqual([...normalized], [3 / Math.sqrt(13), 4 / Math.sqrt(13)]);
    assert.deepEqual([...y], [3 / Math.sqrt(13), (2 * 4) / Math.sqrt(13)]);
  });

  it('normalizes values whose squares are no doubles all the same', () => {
    const { normalized } = rmsNorm(Float64Array.of(-1e200, 1e200), Float64Array.of(1, 1), 1e-5);
    normalized.forEach((value, i) => {
      assertClose(value, [-1, 1][i]!, 1e-15, 0, `value ${i}`);
    });
    assert.ok(rmsNorm(Float64Array.of(1, NaN), Float64Array.of(1, 1), 1e-5).normalized.every(Number.isNaN));
  });

  it('agrees with layer normalization on a row of mean 0', () => {
    const row = Float64Array.of(-3, 1, 2, 0);
    const unit = { gamma: new Float64Array(4).fill(1), beta: new Float64Array(4) };
    const byLayer = layerNorm(row, unit, 1e-5).y;
    rmsNorm(row, unit.gamma, 1e-5).y.forEach((y, i) => {
      assertClose(y, byLayer[i]!, 1e-15, 0, `value ${i}`);
    });
  });
});
