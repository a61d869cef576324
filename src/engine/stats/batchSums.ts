import { CompensatedSum } from './compensatedSum';
import { add, type DoubleDouble } from './doubleDouble';

/** So many terms are added plainly before the compensated sum sees them. */
const BLOCK = 512;

/**
 * The sums that moments are made of, over finite numbers. Terms are added in four lanes (value i in lane i mod 4), so
 * that a processor can work on several at a time: whoever computes them, the result is the same to the last bit.
 */
export interface BatchSums {
  /** The smallest and the largest of at least one value. */
  extent(values: Float64Array): readonly [min: number, max: number];
  /** Σ(value · factor − origin), to twice the precision of a double. */
  sum(values: Float64Array, factor: number, origin: number): DoubleDouble;
  /** Σd², Σd³, Σd⁴ of the distances d = value · factor − pivot. */
  powers(values: Float64Array, factor: number, pivot: number): readonly [number, number, number];
}

/** In plain TypeScript. */
export const plainBatchSums: BatchSums = {
  extent(values) {
    let min = Infinity;
    let max = -Infinity;
    for (const value of values) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
    return [min, max];
  },

  sum(values, factor, origin) {
    const highs = new Float64Array(4);
    const lows = new Float64Array(4);
    for (let lane = 0; lane < 4; lane++) {
      let high = 0;
      let low = 0;
      for (let i = lane; i < values.length; i += 4) {
        const term = values[i]! * factor - origin;
        // TwoSum, written out: this is the innermost loop.
        const next = high + term;
        const share = next - high;
        const lost = high - (next - share) + (term - share);
        low = low + lost;
        high = next;
      }
      highs[lane] = high;
      lows[lane] = low;
    }
    return sumOfLanes(highs, lows);
  },

  powers(values, factor, pivot) {
    const squares = new CompensatedSum();
    const cubes = new CompensatedSum();
    const fourths = new CompensatedSum();
    const lanes = new Float64Array(12);
    for (let start = 0; start < values.length; start += BLOCK) {
      const end = Math.min(start + BLOCK, values.length);
      const fours = end - ((end - start) % 4);
      lanes.fill(0);
      for (let i = start; i < fours; i++) {
        const lane = (i - start) % 4;
        const distance = values[i]! * factor - pivot;
        const square = distance * distance;
        lanes[lane]! += square;
        lanes[lane + 4]! += square * distance;
        lanes[lane + 8]! += square * square;
      }
      let s2 = lanes[0]! + lanes[1]! + (lanes[2]! + lanes[3]!);
      let s3 = lanes[4]! + lanes[5]! + (lanes[6]! + lanes[7]!);
      let s4 = lanes[8]! + lanes[9]! + (lanes[10]! + lanes[11]!);
      for (let i = fours; i < end; i++) {
        const distance = values[i]! * factor - pivot;
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
  },
};

/** The four lanes of a sum together. */
export function sumOfLanes(highs: ArrayLike<number>, lows: ArrayLike<number>): DoubleDouble {
  let sum: DoubleDouble = { high: highs[0]!, low: lows[0]! };
  for (let lane = 1; lane < 4; lane++) sum = add(sum, { high: highs[lane]!, low: lows[lane]! });
  return sum;
}
