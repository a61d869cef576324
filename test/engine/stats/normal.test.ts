import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { normalCdf, normalQuantile } from '../../../src/engine/stats/normal';
import { assertClose } from './close';

/** Values of Φ from Abramowitz & Stegun, table 26.1, and of its tails from mpmath. */
const KNOWN: readonly (readonly [x: number, p: number])[] = [
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1, 0.8413447460685429],
  [1.959963984540054, 0.975],
  [2.5, 0.9937903346742239],
  [3, 0.9986501019683699],
  [-1, 0.15865525393145705],
  [-3, 0.0013498980316300946],
  [-5, 2.866515718791939e-7],
  [-8, 6.220960574271785e-16],
];

describe('the normal distribution', () => {
  for (const [x, p] of KNOWN) {
    it(`has Φ(${x}) = ${p}`, () => {
      assertClose(normalCdf(x), p, 1e-14, 0, 'Φ');
      assertClose(normalQuantile(p), x, 1e-13, 1e-13, 'Φ⁻¹');
    });
  }

  it('has a quantile function that undoes it', () => {
    fc.assert(
      fc.property(fc.double({ min: -7, max: 5, noNaN: true }), (x) => {
        assertClose(normalQuantile(normalCdf(x)), x, 1e-9, 1e-9, `Φ⁻¹(Φ(${x}))`);
      }),
    );
    assert.deepEqual([normalQuantile(0), normalQuantile(1)], [-Infinity, Infinity]);
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 8, noNaN: true }), (x) => {
        assertClose(normalCdf(x) + normalCdf(-x), 1, 0, 2e-16, 'sum');
      }),
    );
  });
});
