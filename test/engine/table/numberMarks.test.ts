import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { NumberMarks } from '../../../src/engine/dialect';
import * as cellClass from '../../../src/engine/table/cellClass';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';

/** How people write numbers, by the locales that JavaScript knows. */
const LOCALES: readonly (readonly [locale: string, marks: NumberMarks])[] = [
  ['en-US', { decimal: '.', thousands: ',' }],
  ['de-DE', { decimal: ',', thousands: '.' }],
  ['fr-FR', { decimal: ',', thousands: ' ' }],
  ['nb-NO', { decimal: ',', thousands: ' ' }],
  ['de-CH', { decimal: '.', thousands: "'" }],
];

function classOf(text: string, cell: CellClassifier): number {
  const bytes = new TextEncoder().encode(text);
  return cell.classify(bytes, 0, bytes.length);
}

describe('numbers with marks', () => {
  for (const [locale, marks] of LOCALES) {
    it(`are read as ${locale} writes them`, () => {
      const digits = { maximumFractionDigits: 6 };
      const format = new Intl.NumberFormat(locale, digits);
      const plain = new Intl.NumberFormat('en-US', { ...digits, useGrouping: false });
      const cell = new CellClassifier([], marks);
      const numbers = fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 999_999 }));
      fc.assert(
        fc.property(numbers, ([whole, millionths]) => {
          const x = whole + millionths / 1e6;
          // Programs write a hyphen for the minus sign.
          const text = format.format(x).replace('\u2212', '-');
          const found = classOf(text, cell);
          assert.ok(found <= cellClass.DECIMAL, text);
          assert.equal(cell.value, Number(plain.format(x)), text);
        }),
        { numRuns: 2000 },
      );
    });
  }

  it('are the same doubles behind a comma as behind a point', () => {
    const point = new CellClassifier([]);
    const comma = new CellClassifier([], { decimal: ',', thousands: '' });
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const text = String(x);
        assert.equal(classOf(text.replace('.', ','), comma), classOf(text, point));
        assert.deepEqual([comma.value, point.value], [Number(text), Number(text)], text);
      }),
      { numRuns: 5000 },
    );
  });

  it('have groups of three digits, and none that begins with 0', () => {
    const cell = new CellClassifier([], { decimal: ',', thousands: '.' });
    for (const [text, value] of [
      ['1.234', 1234],
      ['-1.234.567,5', -1234567.5],
      ['+12.345', 12345],
      [' 1.234 ', 1234],
      ['1.234,5E3', 1234500],
      ['1234,5', 1234.5],
      [',5', 0.5],
    ] as const) {
      assert.ok(classOf(text, cell) <= cellClass.LAST_NUMBER, text);
      assert.equal(cell.value, value, text);
    }
    for (const text of [
      '1.5',
      '1.23',
      '0.123',
      '01.234',
      '1.2345',
      '1234.567',
      '1,234.5',
      '1.234.56',
      '.123',
      '1..234',
      '1.234.',
      '12.345.6789',
    ]) {
      assert.equal(classOf(text, cell), cellClass.TEXT, text);
    }
  });

  it('keep their class without their marks', () => {
    const cell = new CellClassifier(undefined, { decimal: '.', thousands: "'" });
    assert.equal(classOf("1'234", cell), cellClass.INTEGER);
    assert.equal(classOf('1’234', cell), cellClass.INTEGER);
    assert.equal(classOf("1'234.0", cell), cellClass.DECIMAL);
    assert.equal(classOf("9'007'199'254'740'993", cell), cellClass.LONG_INTEGER);
    assert.equal(classOf("1'000e309", cell), cellClass.OVERFLOW);
    assert.equal(classOf('2024-01-31', cell), cellClass.DATE);
    assert.equal(classOf('-', cell), cellClass.MISSING);
  });
});
