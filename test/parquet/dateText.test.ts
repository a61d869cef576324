import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { dateText, timestampText, timeText } from '../../src/parquet/dateText';

/** Milliseconds that a Date can hold, about 270,000 years either way. */
const dates = fc.integer({ min: -8.64e15, max: 8.64e15 });

describe('dateText', () => {
  it('writes points in time as Date does, in every unit', () => {
    fc.assert(
      fc.property(dates, (millis) => {
        const text = new Date(millis).toISOString();
        // A fraction only where there is one.
        const expected = (zeros: string) =>
          millis % 1000 === 0 ? text.replace('.000', '') : text.replace('Z', `${zeros}Z`);
        assert.equal(timestampText(BigInt(millis), 'MILLIS', true), expected(''));
        assert.equal(timestampText(BigInt(millis) * 1000n, 'MICROS', true), expected('000'));
        assert.equal(timestampText(BigInt(millis) * 1_000_000n, 'NANOS', true), expected('000000'));
        assert.equal(dateText(Math.floor(millis / 86_400_000)), text.slice(0, text.indexOf('T')));
      }),
    );
  });

  it('keeps every nanosecond', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (nanos) => {
        const found = timestampText(nanos, 'NANOS', false);
        const [clock = '', fraction = '0'] = found.split('.');
        const seconds = BigInt(Date.parse(`${clock}Z`)) / 1000n;
        assert.equal(seconds * 1_000_000_000n + BigInt(fraction), nanos);
      }),
    );
  });

  it('writes the ends of the range of 64 bits', () => {
    assert.equal(timestampText(2n ** 63n - 1n, 'MILLIS', false), '+292278994-08-17T07:12:55.807');
    assert.equal(timestampText(-(2n ** 63n), 'MICROS', false), '-290308-12-21T19:59:05.224192');
    assert.equal(timestampText(-1n, 'NANOS', true), '1969-12-31T23:59:59.999999999Z');
  });

  it('writes times of day', () => {
    assert.equal(timeText(0n, 'MILLIS'), '00:00:00');
    assert.equal(timeText(86_399_999_999n, 'MICROS'), '23:59:59.999999');
    assert.equal(timeText(3_600_000_000_001n, 'NANOS'), '01:00:00.000000001');
  });
});
