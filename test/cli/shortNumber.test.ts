import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { shortNumber } from '../../src/cli/aligned';

describe('a short number', () => {
  it('has six digits, and more where they would hide something', () => {
    for (const [value, spread, expected] of [
      [0.123456789, 0, '0.123457'],
      [-2.5, 0, '-2.5'],
      [0, 0, '0'],
      [0, 1.5, '0'],
      [1234567, 0, '1234567'],
      [1700000060, 48.99, '1700000060'],
      [1700000060.25, 48.99, '1700000060.25'],
      [1700000060.25, 0, '1700000060'],
      [45291.123456, 0.5, '45291.1235'],
      [45291.123456, 20000, '45291.1'],
      [1 + 2 ** -52, 1e-300, '1.0000000000000002'],
      [999999999999999, 0, '999999999999999'],
      [9007199254740993, 0, '9.0072e+15'],
      [-1.234567891e300, 1e290, '-1.23457e+300'],
      [1.234567891e-7, 0, '1.23457e-7'],
      [5e-324, 0, '5e-324'],
    ] as const) {
      assert.equal(shortNumber(value, spread), expected);
    }
  });

  it('shows whole numbers as they are, and all others to half a thousandth of the spread', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e15 + 1, max: 1e15 - 1 }), (value) => {
        assert.equal(shortNumber(value), String(value));
      }),
    );
    const double = fc.double({ min: -1e14, max: 1e14, noNaN: true });
    fc.assert(
      fc.property(double, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (value, spread) => {
        const tolerance = 0.0005 * spread + Math.abs(value) * 2 ** -52;
        assert.ok(Math.abs(Number(shortNumber(value, spread)) - value) <= tolerance);
      }),
    );
  });
});
