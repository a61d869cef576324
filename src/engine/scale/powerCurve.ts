/** A power transform before it is standardized. */
export interface PowerShape {
  readonly method: 'yeo-johnson' | 'box-cox';
  readonly lambda: number;
  /**
   * The number whose place on the curve is called 0, where the curve then has slope 1 ÷ base: a value of the column. Where
   * it has both signs, and for the plain transform, the number of base 1: 0, for Box-Cox 1.
   */
  readonly reference: number;
}

/**
 * The curve of a power transform, moved and stretched so that its reference becomes 0.
 *
 * With base 1 + x (Box-Cox: x) the plain transform is T(x) = (base^λ − 1) ÷ λ, and ln base where λ = 0; Yeo-Johnson's is
 * −T of −x with 2 − λ for negative x. Relative to m it is (T(x) − T(m)) ÷ base(m)^λ = expm1(λ·ln(base(x) ÷ base(m))) ÷ λ:
 * the same up to the standardization that follows, and exact where x and m are near each other and large.
 *
 * @example new PowerCurve({ method: 'yeo-johnson', lambda: 2, reference: 0 }).at(1); // (2² − 1) ÷ 2 = 1.5
 */
export class PowerCurve {
  /** 1 for Yeo-Johnson, 0 for Box-Cox: added to x it is the base. */
  private readonly one: 0 | 1;
  /** Of columns below 0 everything is turned round: −x, 2 − λ. */
  private readonly sign: 1 | -1;
  private readonly power: number;
  private readonly reference: number;
  /** Where 0 is on the turned curve, for Yeo-Johnson. */
  private readonly zero: number;

  constructor({ method, lambda, reference }: PowerShape) {
    this.one = method === 'box-cox' ? 0 : 1;
    this.sign = reference < 0 ? -1 : 1;
    this.power = reference < 0 ? 2 - lambda : lambda;
    this.reference = Math.abs(reference);
    this.zero = method === 'box-cox' ? -Infinity : powerOf(this.power, -Math.log1p(this.reference));
  }

  at(x: number): number {
    const { one, sign, power, reference } = this;
    const turned = sign * x;
    if (one === 0 && turned <= 0) return NaN;
    const share = (turned - reference) / (one + reference);
    // A power of 1 is the straight line, to the last digit.
    if (power === 1) return sign * share;
    if (one === 1 && turned < 0) return sign * this.acrossZero(turned);
    return sign * powerOf(power, Math.log1p(share));
  }

  inverse(y: number): number {
    const { one, sign, power, reference } = this;
    const turned = sign * y;
    if (power === 1) return sign * (reference + (one + reference) * turned);
    if (turned < this.zero) return sign * this.backAcrossZero(turned);
    return sign * (reference + (one + reference) * Math.expm1(logOf(power, turned)));
  }

  /** For x < 0: −T(−x) with 2 − λ, relative to the reference. */
  private acrossZero(x: number): number {
    const { power, reference, zero } = this;
    return zero - powerOf(2 - power, Math.log1p(-x)) * Math.exp(-power * Math.log1p(reference));
  }

  private backAcrossZero(y: number): number {
    const { power, reference, zero } = this;
    return -Math.expm1(logOf(2 - power, (zero - y) * Math.exp(power * Math.log1p(reference))));
  }
}

/** (e^(power·log) − 1) ÷ power, and its limit for power 0. */
function powerOf(power: number, log: number): number {
  return power === 0 ? log : Math.expm1(power * log) / power;
}

/** The log that {@link powerOf} maps to y. NaN where there is none. */
function logOf(power: number, y: number): number {
  return power === 0 ? y : Math.log1p(power * y) / power;
}
