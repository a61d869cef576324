import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatFixed,
  formatNumber,
  formatShare,
  numberFormat,
  scaledFormat,
} from '../../webview/format';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('numberFormat', () => {
  it('gives four significant digits of σ', () => {
    assert.equal(numberFormat(2.312, 13).decimals, 3);
    assert.equal(numberFormat(14.24, 162).decimals, 2);
    assert.equal(numberFormat(314.0, 1680).decimals, 1);
    assert.equal(numberFormat(0.04757, 0.2).decimals, 5);
    assert.equal(numberFormat(9_014_429, 5e7).decimals, 0);
  });

  it('is not misled by a σ that is 1 but for rounding', () => {
    assert.equal(numberFormat(0.9999999999999998, 3).decimals, numberFormat(1, 3).decimals);
  });

  it('shows a constant as it is', () => {
    assert.equal(formatNumber(7.5, numberFormat(0, 7.5)), '7.5');
    assert.equal(formatNumber(12, numberFormat(0, 12)), '12');
    assert.equal(formatNumber(0, numberFormat(0, 0)), '0');
  });

  it('uses powers of ten where zeros would fill the cell', () => {
    assert.equal(formatNumber(1.0479e-9, numberFormat(1e-9, 3e-9)), '1.048e−9');
    assert.equal(formatNumber(-2.5e15, numberFormat(1e14, 3e15)), '−2.500e15');
    assert.equal(formatNumber(0, numberFormat(1e-9, 3e-9)), '0');
  });

  it('invents no digits at a large offset', () => {
    const { decimals } = numberFormat(1e-8, 1e9);
    assert.ok(decimals + 10 <= 16, `${String(decimals)} decimals`);
  });
});

describe('scaledFormat', () => {
  it('has three decimals where σ is near 1', () => {
    for (const std of [1, 0.9999999999999998, 0.776, 0.2019, 2.5]) {
      assert.equal(scaledFormat(std, 3.4).decimals, 3);
    }
    assert.equal(scaledFormat(0, 0).decimals, 3);
  });

  it('follows σ elsewhere', () => {
    assert.equal(scaledFormat(20.19, 100).decimals, 2);
    assert.equal(scaledFormat(0.02019, 0.1).decimals, 5);
  });
});

describe('formatFixed', () => {
  it('writes people’s numbers', () => {
    assert.equal(formatFixed(-1234.5, 2), '−1,234.50');
    assert.equal(formatFixed(1234567, 0), '1,234,567');
    assert.equal(formatFixed(123, 0), '123');
    assert.equal(formatFixed(-0.0004, 3), '0.000');
    assert.equal(formatFixed(-0, 1), '0.0');
  });

  it('shows a dash for what is no number', () => {
    assert.equal(formatFixed(NaN, 2), '–');
    assert.equal(formatFixed(Infinity, 2), '–');
    assert.equal(formatFixed(null, 2), '–');
    assert.equal(formatNumber(undefined, { decimals: 2, exponential: false }), '–');
  });

  it('reads back to the rounded value, and never shows a sign before zero', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e15, max: 1e15, noNaN: true }),
        fc.nat({ max: 8 }),
        (value, decimals) => {
          const text = formatFixed(value, decimals);
          assert.match(text, /^−?\d{1,3}(,\d{3})*(\.\d+)?$/);
          assert.ok(!/^−[0.,]*$/.test(text), text);
          const back = Number(text.replace('−', '-').replaceAll(',', ''));
          // toFixed is exact; adding 0 turns −0 into 0.
          assert.equal(back, Number(value.toFixed(decimals)) + 0);
        },
      ),
    );
  });
});

describe('formatNumber', () => {
  it('never shows NaN, undefined, −0 or a hyphen', () => {
    fc.assert(
      fc.property(finite, finite, finite, (value, std, largest) => {
        const text = formatNumber(value, numberFormat(Math.abs(std), largest));
        assert.ok(!/NaN|undefined|Infinity|-|e\+/.test(text), text);
        assert.ok(!/^−[0.]*$/.test(text), text);
      }),
    );
  });
});

describe('formatShare', () => {
  it('has one decimal and hides nothing', () => {
    assert.equal(formatShare(0, 178), '0 %');
    assert.equal(formatShare(178, 178), '100 %');
    assert.equal(formatShare(11, 178), '6.2 %');
    assert.equal(formatShare(1, 1_000_000), '< 0.1 %');
    assert.equal(formatShare(999_999, 1_000_000), '> 99.9 %');
    assert.equal(formatShare(0, 0), '0 %');
  });
});

describe('formatBytes', () => {
  it('has three digits', () => {
    assert.equal(formatBytes(0), '0 B');
    assert.equal(formatBytes(1023), '1,023 B');
    assert.equal(formatBytes(11303), '11.0 KB');
    assert.equal(formatBytes(318 * 2 ** 20), '318 MB');
    assert.equal(formatBytes(1.02 * 2 ** 30), '1.02 GB');
  });

  it('goes to the next unit before it would show 1,000', () => {
    assert.equal(formatBytes(999.4 * 1024), '999 KB');
    assert.equal(formatBytes(999.6 * 1024), '0.98 MB');
    assert.equal(formatBytes(9.996 * 1024), '10.0 KB');
    assert.equal(formatBytes(99.96 * 1024), '100 KB');
  });
});

describe('formatDuration', () => {
  it('grows from milliseconds to minutes', () => {
    assert.equal(formatDuration(0.2), '< 1 ms');
    assert.equal(formatDuration(6.2), '6 ms');
    assert.equal(formatDuration(999.6), '1.00 s');
    assert.equal(formatDuration(1240), '1.24 s');
    assert.equal(formatDuration(12_340), '12.3 s');
    assert.equal(formatDuration(59_960), '1 min 0 s');
    assert.equal(formatDuration(125_000), '2 min 5 s');
  });
});

describe('formatCount', () => {
  it('is exact', () => {
    assert.equal(formatCount(2140000), '2,140,000');
  });
});
