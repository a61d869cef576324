import { type BatchSums, plainBatchSums } from './batchSums';
import { add, divide, type DoubleDouble, scale, twoProduct } from './doubleDouble';

/**
 * The sum of some values and the sums of powers of their deviations from the mean, of values multiplied by 2^exponent.
 * The factor keeps second to fourth powers inside the range of a double; it is 1 unless the values are extremely
 * large or small.
 */
interface ScaledSums {
  readonly exponent: number;
  readonly sum: DoubleDouble;
  /** Σ(x − mean)², Σ(x − mean)³, Σ(x − mean)⁴ */
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
}

/** How many numbers {@link Moments} consist of. */
export const MOMENT_NUMBERS = 9;

/**
 * Count, extent and the first four moments of finite numbers, computed batch by batch and merged in file order.
 *
 * Sums are kept in two doubles, so that neither a large offset (1e15 and small noise) nor cancellation (a mean near 0)
 * costs digits; batches are merged after Chan, Golub & LeVeque (1979) and Pébay (2008). Equal values give a variance of
 * exactly 0. Values near 1e-300 or 1e300 are scaled by a power of two, so that their squares neither vanish nor
 * overflow. How the values are divided into batches matters to no more than a few units in the last place.
 *
 * @example
 * const moments = Moments.of(Float64Array.of(2, 4, 4, 4)).merge(Moments.of(Float64Array.of(5, 5, 7, 9)));
 * moments.mean; // 5
 * moments.std; // 2 (divisor n)
 */
export class Moments {
  static readonly none = new Moments(0, Infinity, -Infinity, sumsOfConstant(0, 0));

  private constructor(
    /** Finite values. */
    readonly count: number,
    /** Infinity when there is no value; −Infinity for `max`. */
    readonly min: number,
    readonly max: number,
    private readonly sums: ScaledSums,
  ) {}

  /** The moments of one batch. NaN and infinities are skipped. */
  static of(values: Float64Array): Moments {
    return Moments.ofFinite(values.filter((value) => value - value === 0));
  }

  /** The moments of one batch of finite numbers, by the given way of computing sums. */
  static ofFinite(values: Float64Array, sums: BatchSums = plainBatchSums): Moments {
    const count = values.length;
    if (count === 0) return Moments.none;
    const [min, max] = sums.extent(values);
    return new Moments(
      count,
      min,
      max,
      min === max ? sumsOfConstant(min, count) : sumsOfBatch(values, sums, min, max),
    );
  }

  /** From what {@link toNumbers} gave, in another thread, or in the memory of a kernel. */
  static fromNumbers(numbers: ArrayLike<number>, at = 0): Moments {
    return new Moments(numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, {
      exponent: numbers[at + 3]!,
      sum: { high: numbers[at + 4]!, low: numbers[at + 5]! },
      m2: numbers[at + 6]!,
      m3: numbers[at + 7]!,
      m4: numbers[at + 8]!,
    });
  }

  /** {@link MOMENT_NUMBERS} of them. */
  toNumbers(): readonly number[] {
    const { count, min, max, sums } = this;
    const { exponent, sum, m2, m3, m4 } = sums;
    return [count, min, max, exponent, sum.high, sum.low, m2, m3, m4];
  }

  /** The moments of these values followed by `other`'s. */
  merge(other: Moments): Moments {
    if (this.count === 0) return other;
    if (other.count === 0) return this;
    const count = this.count + other.count;
    const min = Math.min(this.min, other.min);
    const max = Math.max(this.max, other.max);
    const sums =
      min === max ? sumsOfConstant(min, count) : mergeSums(this.sums, this.count, other.sums, other.count);
    return new Moments(count, min, max, sums);
  }

  /** The arithmetic mean, rounded to one double. */
  get mean(): number {
    // Never −0, which JSON writes as 0.
    return this.wholeMean.high + 0;
  }

  /** What rounding the mean lost: the mean is `mean + meanLow`. */
  get meanLow(): number {
    // Never −0 either.
    return this.wholeMean.low + 0;
  }

  /** Divisor n. Infinity beyond 1.8e308, which values beyond 1e154 may reach; `std` is finite then. */
  get variance(): number {
    return (this.sums.m2 / this.count) * this.unit * this.unit;
  }

  /** Divisor n. */
  get std(): number {
    return Math.sqrt(this.sums.m2 / this.count) * this.unit;
  }

  /** Divisor n − 1; null for a single value. */
  get sampleStd(): number | null {
    return this.count === 1 ? null : Math.sqrt(this.sums.m2 / (this.count - 1)) * this.unit;
  }

  /** The biased skewness m₃ ÷ m₂^1.5, with divisor n in both; null when every value is equal. */
  get skewness(): number | null {
    const variance = this.sums.m2 / this.count;
    return variance === 0 ? null : this.sums.m3 / this.count / (variance * Math.sqrt(variance));
  }

  /** The biased excess kurtosis m₄ ÷ m₂² − 3, with divisor n in both; null when every value is equal. */
  get kurtosis(): number | null {
    const variance = this.sums.m2 / this.count;
    return variance === 0 ? null : this.sums.m4 / this.count / (variance * variance) - 3;
  }

  private get wholeMean(): DoubleDouble {
    // One value needs no arithmetic; neither may it be lost to rounding.
    if (this.min === this.max) return { high: this.min, low: 0 };
    return scale(divide(this.sums.sum, this.count), this.unit);
  }

  private get unit(): number {
    return 2 ** -this.sums.exponent;
  }
}

/**
 * The power of two that brings `magnitude` near 1; 0 where powers up to the fourth are safe without. Zero asks
 * for the largest, so that it never decides the scale of a merge.
 */
function safeExponent(magnitude: number): number {
  if (magnitude >= 2 ** -128 && magnitude <= 2 ** 128) return 0;
  return magnitude === 0 ? 1022 : Math.max(-1000, Math.min(1022, -Math.floor(Math.log2(magnitude))));
}

function sumsOfConstant(value: number, count: number): ScaledSums {
  const exponent = safeExponent(Math.abs(value));
  return { exponent, sum: twoProduct(value * 2 ** exponent, count), m2: 0, m3: 0, m4: 0 };
}

function sumsOfBatch(values: Float64Array, sums: BatchSums, min: number, max: number): ScaledSums {
  const count = values.length;
  const exponent = safeExponent(Math.max(-min, max));
  const factor = 2 ** exponent;
  // Where all values are close to each other, distances from the lowest are exact and small: a large offset would
  // use up the digits.
  const close = (min > 0 && max / 2 <= min) || (max < 0 && min / 2 >= max);
  const origin = close ? min * factor : 0;
  const sum = add(twoProduct(origin, count), sums.sum(values, factor, origin));
  const mean = divide(sum, count);
  // About the mean as one double; the sums then move to the mean itself.
  const [s2, s3, s4] = sums.powers(values, factor, mean.high);
  const shift = mean.low;
  const square = shift * shift;
  return {
    exponent,
    sum,
    m2: s2 - count * square,
    m3: s3 - shift * (3 * s2 - 2 * count * square),
    m4: s4 - shift * (4 * s3 - shift * (6 * s2 - 3 * count * square)),
  };
}

function mergeSums(left: ScaledSums, leftCount: number, right: ScaledSums, rightCount: number): ScaledSums {
  const exponent = Math.min(left.exponent, right.exponent);
  const a = rescale(left, exponent);
  const b = rescale(right, exponent);
  const count = leftCount + rightCount;
  const shareA = leftCount / count;
  const shareB = rightCount / count;
  const delta = add(divide(b.sum, rightCount), divide(scale(a.sum, -1), leftCount)).high;
  const square = delta * delta;
  const between = square * count * shareA * shareB;
  return {
    exponent,
    sum: add(a.sum, b.sum),
    m2: a.m2 + b.m2 + between,
    m3: a.m3 + b.m3 + delta * (between * (shareA - shareB) + 3 * (shareA * b.m2 - shareB * a.m2)),
    m4:
      a.m4 +
      b.m4 +
      square *
        (between * (shareA * shareA - shareA * shareB + shareB * shareB) +
          6 * (shareA * shareA * b.m2 + shareB * shareB * a.m2)) +
      4 * delta * (shareA * b.m3 - shareB * a.m3),
  };
}

/** The same sums at a smaller exponent. What becomes too small for it is negligible there. */
function rescale(sums: ScaledSums, exponent: number): ScaledSums {
  if (sums.exponent === exponent) return sums;
  const ratio = 2 ** (exponent - sums.exponent);
  return {
    exponent,
    sum: scale(sums.sum, ratio),
    m2: sums.m2 * ratio * ratio,
    m3: sums.m3 * ratio * ratio * ratio,
    m4: sums.m4 * ratio * ratio * ratio * ratio,
  };
}
