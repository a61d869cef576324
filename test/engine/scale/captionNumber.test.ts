import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { captionNumber, captionShare } from '../../../src/engine/scale/captionNumber';

describe('captionNumber', () => {
  const cases: readonly [number, number | undefined, string][] = [
    [4.686, 4, '4.686'],
    [2.5, 4, '2.5'],
    [-1234.567, 4, '−1,235'],
    [1_234_567, undefined, '1,234,567'],
    [123_456.789, undefined, '123,456.789'],
    [999.96, 4, '1,000'],
    [0.00001234567, 4, '1.235e−5'],
    [0.0001, 4, '0.0001'],
    [1e300, 4, '1e300'],
    [-1e15, 4, '−1e15'],
    [0, 4, '0'],
    [-0, 4, '0'],
  ];
  for (const [value, digits, expected] of cases) {
    it(`${value} with ${digits ?? 'all'} digits is ${expected}`, () => {
      assert.equal(captionNumber(value, digits), expected);
    });
  }

  it('writes shares with one decimal', () => {
    assert.equal(captionShare(4 / 178), '2.2 %');
  });
});
