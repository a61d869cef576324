import { checkpoint, type Task } from '../task';

/** Logarithms of the bases that a power transform raises to λ (`up`), and those raised to 2 − λ and negated (`down`). */
export interface LogBases {
  readonly up: Float64Array;
  readonly down: Float64Array;
}

/** Between two looks at whether the task was cancelled. */
const SLICE = 262_144;
/** Exponentials up to e^500 leave room for their squares and sums. */
const LARGEST_EXPONENT = 300;
/** Doublings of the first step: λ up to 1e15. */
const MOST_DOUBLINGS = 50;
const MOST_STEPS = 100;
/** Far below what a different sample would change. */
const TOLERANCE = 1e-9;

/**
 * The λ at which a power transform makes some values as normal as it can: the maximum of the profile log-likelihood
 * ℓ(λ) = −n/2 · ln Var(g) + (λ − 1) · S, with g the transformed values, Var with divisor n, and S the sum of all logarithms
 * (the `down` ones negated).
 *
 * ℓ is concave: for Box-Cox by Kouider & Chen (1995), for Yeo-Johnson by Marchand et al., "SecureFedYJ" (2022). So the
 * root of its derivative is bracketed, then found by secants and bisections. The derivative finds λ to about 9 digits,
 * where comparing values of ℓ ends at half of them.
 *
 * @param start where to begin
 * @param step how far from there it may be, to begin with
 * @returns `start` when the likelihood does not depend on λ as far as doubles can tell
 * @throws {Cancelled}
 */
export async function mostLikelyLambda(
  bases: LogBases,
  start: number,
  step: number,
  task: Task<never>,
): Promise<number> {
  const slope = (lambda: number) => slopeAt(lambda, bases, task);
  let low = start;
  let high = start;
  let slopeLow = await slope(start);
  let slopeHigh = slopeLow;
  if (!(Math.abs(slopeLow) > 0)) return start;
  const direction = Math.sign(slopeLow);
  for (let i = 0; ; i++, step *= 2) {
    if (i === MOST_DOUBLINGS) return direction > 0 ? high : low;
    if (direction > 0) {
      [low, slopeLow] = [high, slopeHigh];
      high += step;
      slopeHigh = await slope(high);
      if (!(slopeHigh > 0)) break;
    } else {
      [high, slopeHigh] = [low, slopeLow];
      low -= step;
      slopeLow = await slope(low);
      if (!(slopeLow < 0)) break;
    }
  }
  return findRoot(slope, { low, high, slopeLow, slopeHigh });
}

interface Bracket {
  readonly low: number;
  readonly high: number;
  /** 0 or more. */
  readonly slopeLow: number;
  /** 0 or less. */
  readonly slopeHigh: number;
}

/** Regula falsi with the Illinois rule: an end that stays gets half its weight. */
async function findRoot(slope: (x: number) => Promise<number>, bracket: Bracket): Promise<number> {
  let { low, high, slopeLow, slopeHigh } = bracket;
  let previous = NaN;
  let side = 0;
  for (let i = 0; i < MOST_STEPS; i++) {
    if (slopeLow === 0) return low;
    if (slopeHigh === 0) return high;
    const secant = low + ((high - low) * slopeLow) / (slopeLow - slopeHigh);
    const next = secant > low && secant < high ? secant : low + (high - low) / 2;
    if (Math.abs(next - previous) <= TOLERANCE * Math.max(1, Math.abs(next))) return next;
    previous = next;
    const found = await slope(next);
    if (found > 0) {
      if (side > 0) slopeHigh /= 2;
      [low, slopeLow, side] = [next, found, 1];
    } else {
      if (side < 0) slopeLow /= 2;
      [high, slopeHigh, side] = [next, found, -1];
    }
  }
  return low + (high - low) / 2;
}

/** dℓ/dλ = S − n · Cov(g, dg/dλ) ÷ Var(g). */
async function slopeAt(lambda: number, { up, down }: LogBases, task: Task<never>): Promise<number> {
  // All values may be divided by the same number: it cancels out.
  const shift = Math.max(largestExponent(up, lambda), largestExponent(down, 2 - lambda));
  const sums = new ValueSums(shift > LARGEST_EXPONENT ? shift : 0);
  // Near the values, so that little cancels out of the sums below.
  if (up.length >= down.length) sums.centreOn(up[up.length >> 1]!, lambda, 1);
  else sums.centreOn(down[down.length >> 1]!, 2 - lambda, -1);
  for (const [logs, power, sign] of [[up, lambda, 1] as const, [down, 2 - lambda, -1] as const]) {
    for (let from = 0; from < logs.length; from += SLICE) {
      sums.add(logs.subarray(from, from + SLICE), power, sign);
      await checkpoint(task);
    }
  }
  return sums.slope();
}

function largestExponent(logs: Float64Array, power: number): number {
  // The logarithms increase.
  return logs.length === 0 ? 0 : Math.max(0, power * logs[0]!, power * logs[logs.length - 1]!);
}

/**
 * Sums over values g = ±(e^(power·L) − 1) ÷ power and their derivatives by λ, both divided by e^shift, less what they are
 * at a centre.
 */
class ValueSums {
  private count = 0;
  private logs = 0;
  private values = 0;
  private slopes = 0;
  private squares = 0;
  private products = 0;
  private centre = 0;
  private centreSlope = 0;

  constructor(private readonly shift: number) {}

  centreOn(log: number, power: number, sign: 1 | -1): void {
    const value = this.valueAt(log, power);
    this.centre = sign * value;
    this.centreSlope = this.slopeAt(log, power, value);
  }

  /** @param sign of the values: the derivative of a negated power by λ = 2 − power has none */
  add(logs: Float64Array, power: number, sign: 1 | -1): void {
    const { centre, centreSlope } = this;
    let [sumOfLogs, values, slopes, squares, products] = [0, 0, 0, 0, 0];
    for (const log of logs) {
      const powerValue = this.valueAt(log, power);
      const value = sign * powerValue - centre;
      const slope = this.slopeAt(log, power, powerValue) - centreSlope;
      sumOfLogs += log;
      values += value;
      slopes += slope;
      squares += value * value;
      products += value * slope;
    }
    this.count += logs.length;
    this.logs += sign * sumOfLogs;
    this.values += values;
    this.slopes += slopes;
    this.squares += squares;
    this.products += products;
  }

  slope(): number {
    const { count, values } = this;
    const variance = this.squares - (values * values) / count;
    const covariance = this.products - (values * this.slopes) / count;
    // Values too small for squares: as far as doubles can tell, no λ is better than another.
    return variance > 0 ? this.logs - count * (covariance / variance) : 0;
  }

  private valueAt(log: number, power: number): number {
    if (power === 0) return log * Math.exp(-this.shift);
    if (this.shift === 0) return Math.expm1(power * log) / power;
    return (Math.exp(power * log - this.shift) - Math.exp(-this.shift)) / power;
  }

  /** d/dpower of the value: (L·e^(power·L) − value) ÷ power. */
  private slopeAt(log: number, power: number, value: number): number {
    const z = power * log;
    if (Math.abs(z) < 0.1) return log * log * slopeSeries(z) * Math.exp(-this.shift);
    return (log * Math.exp(z - this.shift) - value) / power;
  }
}

/** (z·e^z − e^z + 1) ÷ z² near 0, where its terms cancel out: Σ (j − 1) ÷ j! · z^(j − 2) from j = 2 on. */
function slopeSeries(z: number): number {
  return (
    1 / 2 +
    z *
      (1 / 3 +
        z *
          (1 / 8 +
            z * (1 / 30 + z * (1 / 144 + z * (1 / 840 + z * (1 / 5760 + z * (1 / 45_360 + z / 403_200)))))))
  );
}
