import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { FIRST_POWER, LAST_POWER, powersTable } from '../../../src/engine/kernel/powersTable';
import { randomNumbers } from '../../../src/engine/random';
import { MOST_NUMBERS, NumberKernels } from './numberKernels';

const cases = JSON.parse(readFileSync('test/fixtures/numbers.json', 'utf8')) as {
  readonly count: number;
  readonly accept: Readonly<Record<string, readonly (readonly [string, string, string])[]>>;
};
const kernels = new NumberKernels();
const view = new DataView(new ArrayBuffer(8));

function bits(value: number): string {
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

function doubleOf(high: number, low: number): number {
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}

/** The value of a decimal as a reader of texts gets it from the kernel; NaN where that cannot tell. */
function parse(text: string): number {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text)!;
  const digits = (whole + fraction).replace(/^0+/, '');
  const w = BigInt(digits.slice(0, 19));
  // The kernel takes exponents of 32 bits.
  const q = Math.min(
    Math.max(Number(exponent) - fraction.length + Math.max(0, digits.length - 19), -1e9),
    1e9,
  );
  let value = w === 0n ? 0 : kernels.decimalToDouble(w, q);
  if (/[1-9]/.test(digits.slice(19)) && kernels.decimalToDouble(w + 1n, q) !== value) value = NaN;
  return sign === '-' ? -value : value;
}

/** xorshift32 (Marsaglia, Xorshift RNGs, 2003), so that every run sees the same numbers. */
function randomWords(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Compares the kernel with String(x) for each of so many numbers. */
function assertFormats(count: number, number: (i: number) => number): void {
  const values = new Float64Array(MOST_NUMBERS);
  let n = 0;
  for (let i = 0; i < count; i++) {
    const value = number(i);
    if (Number.isFinite(value)) values[n++] = value;
    if (n === values.length || i === count - 1) {
      assertBlock(values.subarray(0, n));
      n = 0;
    }
  }
}

function assertBlock(values: Float64Array): void {
  const { text, ends } = kernels.format(values);
  const all = new TextDecoder().decode(text);
  let start = 0;
  for (const [i, value] of values.entries()) {
    const end = ends[i]!;
    const expected = String(value);
    // assert.equal alone would take most of the time.
    if (all.slice(start, end) !== expected) assert.equal(all.slice(start, end), expected, bits(value));
    start = end;
  }
}

describe('powersTable', () => {
  it('has every power of ten, cut off to 128 bits', () => {
    const table = powersTable();
    assert.equal(table.length, 2 * (LAST_POWER - FIRST_POWER + 1));
    for (let k = FIRST_POWER; k <= LAST_POWER; k++) {
      const i = 2 * (k - FIRST_POWER);
      const power = (table[i]! << 64n) | table[i + 1]!;
      assert.equal(power >> 127n, 1n, `10^${k}`);
      // power·2^e ≤ 10^k < (power + 1)·2^e
      const [over, under] = k < 0 ? [1n, 10n ** BigInt(-k)] : [10n ** BigInt(k), 1n];
      const e = BigInt(Math.floor(k * Math.log2(10)) - 127);
      const [left, right] = e < 0n ? [under, over << -e] : [under << e, over];
      assert.ok(power * left <= right && right < (power + 1n) * left, `10^${k}`);
      // Formatting adds one.
      assert.notEqual(table[i + 1], 2n ** 64n - 1n);
    }
  });
});

describe('decimalToDouble kernel', () => {
  it('reads all cases', () => {
    let undecided = 0;
    for (const [group, numbers] of Object.entries(cases.accept)) {
      for (const [text, expected] of numbers) {
        const value = parse(text);
        if (!Number.isNaN(value)) assert.equal(bits(value), expected, text);
        // Cut off to 19 digits, the middle of two doubles and what is beside it cannot be told apart.
        else if (group !== 'edge' && !group.startsWith('halfway')) undecided++;
      }
    }
    assert.ok(undecided <= cases.count / 1000, `${undecided} undecided`);
  });

  const assertReads = (w: bigint, q: number) => {
    const value = kernels.decimalToDouble(w, q);
    const text = `${w}e${q}`;
    assert.equal(bits(value), bits(Number(text)), text);
  };
  const significand = fc.oneof(
    fc.bigInt({ min: 1n, max: 10n ** 19n }),
    fc.bigInt({ min: 1n, max: 10n ** 6n }),
    fc.tuple(fc.bigInt({ min: 1n, max: 2n ** 12n }), fc.nat(50)).map(([m, shift]) => m << BigInt(shift)),
  );
  it('agrees with Number() whatever the exponent', () => {
    const exponent = fc.integer({ min: -400, max: 400 });
    fc.assert(fc.property(significand, exponent, assertReads), { numRuns: 60_000 });
  });
  it('agrees with Number() in ordinary ranges', () => {
    const exponent = fc.integer({ min: -30, max: 30 });
    fc.assert(fc.property(significand, exponent, assertReads), { numRuns: 60_000 });
  });
  it('agrees with Number() at and beside the middle of two doubles', () => {
    // (2m + 1)·2^shift / 5^j in 64 bits, as an integer times a power of ten.
    const middle = fc.tuple(
      fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: -1, max: 1 }),
    );
    fc.assert(
      fc.property(middle, ([m, fives, step]) => {
        const odd = 2n * m + 1n;
        if (odd * 5n ** BigInt(fives) < 2n ** 64n)
          assertReads(odd * 5n ** BigInt(fives) + BigInt(step), -fives);
        assertReads(odd / 5n ** BigInt(fives) + BigInt(step), fives);
        assertReads((odd << 10n) + BigInt(step), 0);
      }),
      { numRuns: 20_000 },
    );
  });
  it('meets the ends of the range', () => {
    for (const [w, q, expected] of [
      [1n, 400, Infinity],
      [1n, -400, 0],
      [17976931348623157n, 292, Number.MAX_VALUE],
      [1797693134862315807n, 290, Number.MAX_VALUE],
      [1797693134862315808n, 290, Infinity],
      [5n, -324, Number.MIN_VALUE],
      [2470328229206232720n, -342, 0],
      [2470328229206232721n, -342, Number.MIN_VALUE],
      [22250738585072014n, -324, 2 ** -1022],
      [2225073858507201136n, -326, 2 ** -1022 - 2 ** -1074],
    ] as const) {
      assert.equal(kernels.decimalToDouble(w, q), expected, `${w}e${q}`);
    }
  });
});

describe('formatNumber kernel', () => {
  it('writes like String(x)', () => {
    assertBlock(
      new Float64Array([
        ...[0, -0, 1, -1, 0.1, -0.5, 10, 123, 100, 0.3, 1 / 3, 0.1 + 0.2, 1e5, 12345678, 123456789.5, 1e15],
        ...[1e20, 1e21, 123456789012345680000, -1.5e21, 1e-6, 1e-7, 1.5e-6, 1.5e-7, -0.00001234567890123456],
        ...[5e-324, 1e-323, 2 ** -1022, 2.225073858507201e-308, 1.7976931348623157e308, 2 ** 53, 2 ** -25],
        ...[
          2 ** -44,
          9007199254740993,
          9.5e-322,
          1e100,
          1e-100,
          1e22,
          1e23,
          4.35,
          4503599627370497.5,
          -1e-10,
        ],
      ]),
    );
  });
  it('writes nothing for NaN', () => {
    const { text, ends } = kernels.format(new Float64Array([1, NaN, -2.5, NaN]));
    assert.equal(new TextDecoder().decode(text), '1-2.5');
    assert.deepEqual([...ends], [1, 1, 5, 5]);
  });
  it('agrees with String(x) on any bits', () => {
    const word = randomWords(1);
    assertFormats(400_000, () => doubleOf(word(), word()));
  });
  it('agrees with String(x) on subnormals', () => {
    const word = randomWords(2);
    assertFormats(50_000, () => doubleOf(word() >>> (12 + (word() & 15)), word()));
    assertFormats(10_000, (i) => i * 2 ** -1074);
  });
  it('agrees with String(x) on doubles of ordinary size', () => {
    const word = randomWords(3);
    const signed = () => word() / 2 ** 31 - 1 + word() / 2 ** 63;
    assertFormats(300_000, (i) => signed() * 10 ** (i % 24));
    assertFormats(100_000, (i) => signed() / 10 ** (i % 12));
  });
  it('agrees with String(x) on decimals of 1 to 17 digits', () => {
    const word = randomWords(4);
    const decimal = (i: number) => (word() % 1e9) * 1e8 + (word() % 1e8) + (i % 7);
    assertFormats(200_000, (i) => Math.floor(decimal(i) / 10 ** (i % 17)) / 10 ** (word() % 20));
  });
  it('agrees with String(x) on integers and halves', () => {
    const word = randomWords(5);
    const integer = () => (word() * 2 ** 32 + word()) / 2 ** (word() % 64);
    assertFormats(100_000, () => Math.floor(integer()));
    assertFormats(50_000, () => Math.floor(integer()) + 0.5);
    assertFormats(50_000, (i) => i);
    assertFormats(10_000, (i) => 2 ** 53 + (i - 5000));
    assertFormats(100_000, () => Math.floor(integer()) * 2 ** (word() % 20));
  });
  it('agrees with String(x) on powers of two and ten and their neighbours', () => {
    const around = (power: number, i: number) => {
      view.setFloat64(0, power);
      view.setBigInt64(0, view.getBigInt64(0) + BigInt(i - 8));
      return view.getFloat64(0);
    };
    assertFormats(2098 * 17, (i) => around(2 ** (Math.floor(i / 17) - 1074), i % 17));
    assertFormats(632 * 17, (i) => around(Number(`1e${Math.floor(i / 17) - 323}`), i % 17));
  });
});

describe('packed numbers', () => {
  it('are exactly the same when they are unpacked', () => {
    const random = randomNumbers(41);
    for (let round = 0; round < 2000; round++) {
      const digits = 1 + Math.floor(random() * 8);
      const numbers = Float64Array.from({ length: 1 + Math.floor(random() * 300) }, () => {
        const whole = Math.floor((random() - 0.5) * 2 * 10 ** digits);
        return Number(`${whole}e${-Math.floor(random() * 10)}`) + 0;
      });
      const found = kernels.packed(numbers);
      // Up to eight digits, less than 2²⁷, always fit.
      if (digits < 8) assert.ok(found);
      if (found) assert.deepEqual(found, numbers);
    }
    for (const fits of [0, 134_217_727, -134_217_727, 1e-15, 0.1, 1.5, -2.25, 5e-8]) {
      assert.deepEqual(kernels.packed(Float64Array.of(fits)), Float64Array.of(fits));
    }
    for (const not of [134_217_728, 0.1 + 0.2, 1e-16, Math.PI, 1e300, Number.MIN_VALUE, -Number.MAX_VALUE]) {
      assert.equal(kernels.packed(Float64Array.of(1, not)), undefined);
    }
    const any = new Float64Array(1);
    const words = new Uint32Array(any.buffer);
    for (let round = 0; round < 100_000; round++) {
      words[0] = random() * 2 ** 32;
      words[1] = random() * 2 ** 32;
      if (!Number.isFinite(any[0]!)) continue;
      const found = kernels.packed(any);
      if (found) assert.deepEqual(found, any);
    }
  });
});
