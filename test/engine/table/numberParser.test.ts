import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isWhiteSpace } from '../../../src/engine/csv/ascii';
import { NumberParser } from '../../../src/engine/table/numberParser';

/** Numbers as texts with the bits of their doubles, as 16 hexadecimal digits. */
interface NumberCases {
  readonly count: number;
  readonly accept: Readonly<Record<string, readonly (readonly [string, string, string])[]>>;
  readonly reject: readonly string[];
  readonly trim: readonly (readonly [string, string, string])[];
}

const cases = JSON.parse(readFileSync('test/fixtures/numbers.json', 'utf8')) as NumberCases;
const parser = new NumberParser();

/** The bits of the number, or undefined when it is none. Parsed in the middle of other digits, which must not count. */
function bitsOf(text: string): string | undefined {
  const bytes = new TextEncoder().encode(`9${text}9`);
  return parser.parse(bytes, 1, bytes.length - 1) ? bits(parser.value) : undefined;
}

function bits(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

function assertAsNumber(text: string) {
  assert.equal(bitsOf(text), bits(Number(text)), text);
}

/**
 * Decimals of up to 24 digits with this exponent that are as good as half way between two doubles: the middles are
 * (2m + 1)·2^q, and the convergents of the continued fraction of 10^exponent / 2^q come closest to them.
 */
function* nearMiddles(exponent: number): Generator<string> {
  const [over, under] = exponent < 0 ? [1n, 10n ** BigInt(-exponent)] : [10n ** BigInt(exponent), 1n];
  const magnitude = Math.floor(exponent * Math.log2(10));
  for (let shift = 5; shift <= 28; shift++) {
    const power = magnitude + shift;
    let p = power < 0 ? over << BigInt(-power) : over;
    let q = power < 0 ? under : under << BigInt(power);
    let [middle, nextMiddle, digits, nextDigits] = [0n, 1n, 1n, 0n];
    while (q > 0n && nextDigits < 10n ** 24n) {
      if (nextMiddle >> 53n === 1n && (nextMiddle & 1n) === 1n) yield `${nextDigits}e${exponent}`;
      const term = p / q;
      [p, q] = [q, p % q];
      [middle, nextMiddle] = [nextMiddle, term * nextMiddle + middle];
      [digits, nextDigits] = [nextDigits, term * nextDigits + digits];
    }
  }
}

describe('NumberParser', () => {
  it('holds all cases', () => {
    assert.equal(Object.values(cases.accept).flat().length, cases.count);
  });
  for (const [group, numbers] of Object.entries(cases.accept)) {
    it(`rounds ${group} correctly`, () => {
      for (const [text, expected] of numbers) assert.equal(bitsOf(text), expected, text);
    });
  }
  it('rejects what is no number', () => {
    for (const text of cases.reject) assert.equal(bitsOf(text), undefined, JSON.stringify(text));
  });
  it('takes trimmed numbers only', () => {
    for (const [text, expected] of cases.trim) {
      assert.equal(bitsOf(text), undefined, JSON.stringify(text));
      let bytes = new TextEncoder().encode(text);
      while (isWhiteSpace(bytes[0]!)) bytes = bytes.subarray(1);
      while (isWhiteSpace(bytes.at(-1)!)) bytes = bytes.subarray(0, -1);
      assert.ok(parser.parse(bytes, 0, bytes.length));
      assert.equal(bits(parser.value), expected, JSON.stringify(text));
    }
  });
  it('tells integers from decimals', () => {
    for (const text of ['0', '-12', '+007', '123456789012345678901234567890']) {
      assert.ok(bitsOf(text));
      assert.equal(parser.integer, true, text);
    }
    for (const text of ['1.', '1.0', '.5', '1e3', '-1E-3']) {
      assert.ok(bitsOf(text));
      assert.equal(parser.integer, false, text);
    }
  });

  // Number() of ECMAScript rounds decimals of this form to nearest, ties to even: an independent implementation.
  const sign = fc.constantFrom('', '-', '+');
  const digits = (most: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: most }).map((list) => list.join(''));
  const exponent = (most: number) =>
    fc.oneof(
      fc.constant(''),
      fc.tuple(fc.constantFrom('e', 'E'), fc.integer({ min: -most, max: most })).map(([e, n]) => `${e}${n}`),
    );
  const decimal = (before: number, after: number, most: number) =>
    fc
      .tuple(sign, digits(before), digits(after), exponent(most))
      .map(([s, whole, fraction, e]) => `${s}${whole}.${fraction}${e}`);

  it('agrees with Number() on decimals of every length', () => {
    fc.assert(fc.property(decimal(12, 12, 30), assertAsNumber), { numRuns: 100_000 });
    fc.assert(fc.property(decimal(25, 25, 350), assertAsNumber), { numRuns: 20_000 });
  });
  it('agrees with Number() on the shortest form of any double', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(double, (x) => {
        assertAsNumber(String(x));
      }),
      { numRuns: 60_000 },
    );
    const ordinary = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(ordinary, (x) => {
        assertAsNumber(String(x));
      }),
      { numRuns: 60_000 },
    );
  });
  it('agrees with Number() as close to the middle of two doubles as decimals come', () => {
    let count = 0;
    for (let exponent = -115; exponent <= 115; exponent++) {
      for (const text of nearMiddles(exponent)) {
        assertAsNumber(text);
        count++;
      }
    }
    assert.ok(count > 500, `${count} cases`);
  });
  it('agrees with Number() at and beside the middle of two doubles', () => {
    // (2m + 1) / 2 is half way between the neighbours m and m + 1 above 2^53.
    const half = fc.bigInt({ min: 2n ** 53n, max: 2n ** 54n - 1n });
    const middles = fc.tuple(half, fc.integer({ min: -1, max: 1 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(middles, ([m, step, zeros]) => {
        assertAsNumber(`${(2n * m + 1n) * 10n ** 1n + BigInt(step)}e-1`);
        assertAsNumber(`${2n * m + 1n}.${'0'.repeat(zeros)}${step < 0 ? '' : step}`);
      }),
      { numRuns: 20_000 },
    );
  });
});
