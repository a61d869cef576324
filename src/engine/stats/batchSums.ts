import { CompensatedSum } from './compensatedSum';
import { add, type DoubleDouble, twoProduct } from './doubleDouble';

/** So many terms are added plainly before the compensated sum sees them. */
const BLOCK = 512;

/** The sum of `count` finite numbers between `min` and `max`, each times `factor`. Others are skipped. */
export function sumOf(
  values: Float64Array,
  factor: number,
  min: number,
  max: number,
  count: number,
): DoubleDouble {
  // Where all values are close to each other, distances from the lowest are exact and small: a large offset would
  // use up the digits.
  const close = (min > 0 && max / 2 <= min) || (max < 0 && min / 2 >= max);
  const origin = close ? min * factor : 0;
  let high = 0;
  let low = 0;
  // By index: iterating over a typed array costs three times as much here.
  const { length } = values;
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (value - value !== 0) continue;
    const term = value * factor - origin;
    // TwoSum, written out: this is the innermost loop.
    const next = high + term;
    const shareOfTerm = next - high;
    low += high - (next - shareOfTerm) + (term - shareOfTerm);
    high = next;
  }
  return add(twoProduct(origin, count), { high, low });
}

/** Σd², Σd³, Σd⁴ of the distances d = value · factor − pivot of the finite values. */
export function sumsAbout(
  pivot: number,
  values: Float64Array,
  factor: number,
): readonly [number, number, number] {
  const squares = new CompensatedSum();
  const cubes = new CompensatedSum();
  const fourths = new CompensatedSum();
  for (let start = 0; start < values.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, values.length);
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    for (let i = start; i < end; i++) {
      const distance = values[i]! * factor - pivot;
      if (distance - distance !== 0) continue;
      const square = distance * distance;
      s2 += square;
      s3 += square * distance;
      s4 += square * square;
    }
    squares.add(s2);
    cubes.add(s3);
    fourths.add(s4);
  }
  return [squares.value, cubes.value, fourths.value];
}
