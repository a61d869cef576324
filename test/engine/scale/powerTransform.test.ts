import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import type { PowerParameters } from '../../../src/engine/scale/powerTransform';
import { randomNumbers } from '../../../src/engine/random';
import { normalQuantile } from '../../../src/engine/stats/normal';
import { assertClose } from '../stats/close';
import { fitted } from './fitColumnOf';

async function fit(method: 'yeo-johnson' | 'box-cox', values: readonly number[]) {
  const scaler = await fitted({ method }, values);
  return { scaler, parameters: scaler.parameters as PowerParameters };
}

function normals(count: number, seed = 1): number[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => normalQuantile((Math.floor(random() * 1e6) + 0.5) / 1e6));
}

describe('power transforms', () => {
  it('find the power that made a normal column skewed', async () => {
    const normal = normals(50_000).map((z) => z * 0.5 + 3);
    // The cube root of x is normal: λ is 1/3, up to what 50,000 values can tell.
    const { parameters } = await fit(
      'box-cox',
      normal.map((z) => z ** 3),
    );
    assertClose(parameters.lambda, 1 / 3, 0, 0.02, 'λ');
    const logarithms = await fit(
      'yeo-johnson',
      normal.map((z) => Math.expm1(z)),
    );
    assertClose(logarithms.parameters.lambda, 0, 0, 0.02, 'λ');
  });

  it('give mean 0 and σ 1, and turn round with the column', async () => {
    const values = normals(2000).map((z) => Math.exp(z));
    const { scaler, parameters } = await fit('yeo-johnson', values);
    const mirrored = await fit(
      'yeo-johnson',
      values.map((x) => -x),
    );
    assertClose(mirrored.parameters.lambda, 2 - parameters.lambda, 1e-9, 1e-9, 'λ');
    const scaled = values.map((x) => scaler.transform(x));
    const mean = scaled.reduce((sum, y) => sum + y, 0) / scaled.length;
    assertClose(mean, 0, 0, 1e-12, 'mean');
    assertClose(Math.sqrt(scaled.reduce((sum, y) => sum + y * y, 0) / scaled.length), 1, 1e-12, 0, 'σ');
    for (const [i, x] of values.entries()) {
      assertClose(mirrored.scaler.transform(-x), -scaled[i]!, 1e-8, 1e-8, `value ${i}`);
    }
  });

  it('keep the digits of a column with a large offset', async () => {
    const noise = normals(500, 3).map((z) => Math.round(z * 1024) / 1024);
    const near = await fit(
      'yeo-johnson',
      noise.map((x) => x + 1e9),
    );
    const scaled = noise.map((x) => near.scaler.transform(x + 1e9));
    // A curve cannot be told from a line over so short a stretch: it is the z-score of the noise.
    const standard = await fitted({ method: 'zscore' }, noise);
    for (const [i, y] of scaled.entries()) {
      assertClose(y, standard.transform(noise[i]!), 0, 0.2, `value ${i}`);
    }
    for (const [i, y] of scaled.entries()) {
      assertClose(near.scaler.inverse(y), noise[i]! + 1e9, 1e-15, 0, `inverse of value ${i}`);
    }
  });

  it('invert what they did, on both sides of 0 and for rows beyond the fitted ones', async () => {
    const columns = fc.array(fc.double({ min: -50, max: 200, noNaN: true }), { minLength: 3, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(columns, fc.double({ min: -60, max: 250, noNaN: true }), async (values, other) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 1);
        const { scaler, parameters } = await fit('yeo-johnson', values);
        fc.pre(Math.abs(parameters.lambda - 1) < 3);
        for (const x of [...values, other]) {
          const y = scaler.transform(x);
          assert.ok(Number.isFinite(y), `${x} becomes ${y} with λ ${parameters.lambda}`);
          assertClose(scaler.inverse(y), x, 1e-6, 1e-6, `inverse of ${x}`);
        }
      }),
    );
  });

  it('take the sample first where there are many values, and find the same λ', async () => {
    const values = normals(60_000, 5).map((z) => Math.exp(z / 2));
    const many = await fit('box-cox', values);
    // ln x is normal, and the estimate from all values is where their own likelihood is highest.
    const likelihood = (lambda: number) => {
      const logs = values.map(Math.log);
      const transformed = logs.map((log) => Math.expm1(lambda * log) / lambda);
      const mean = transformed.reduce((sum, y) => sum + y, 0) / values.length;
      const variance = transformed.reduce((sum, y) => sum + (y - mean) ** 2, 0) / values.length;
      return (
        (lambda - 1) * logs.reduce((sum, log) => sum + log, 0) - (values.length / 2) * Math.log(variance)
      );
    };
    const { lambda } = many.parameters;
    for (const step of [1e-4, 1e-3]) {
      assert.ok(
        likelihood(lambda) > likelihood(lambda + step) && likelihood(lambda) > likelihood(lambda - step),
      );
    }
  });

  it('refuse what Box-Cox does not take, with the value', async () => {
    const refused = (message: string) => (error: unknown) =>
      error instanceof DataError && error.code === 'invalid-scaler' && error.message === message;
    await assert.rejects(
      fit('box-cox', [3, 0, 2]),
      refused("expected values above 0 for Box-Cox in column 'x', found 0"),
    );
    await assert.rejects(
      fit('box-cox', [3, 3]),
      refused("expected different values for Box-Cox in column 'x', found 3 only"),
    );
  });
});
