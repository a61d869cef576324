import type { FitStatistics } from './fitColumn';
import { type AffineScaler, transformEach } from './fittedScaler';
import { ruleText } from './ruleText';

export interface MaxAbsParameters {
  readonly method: 'maxabs';
  /** The largest magnitude of the column. */
  readonly maxAbs: number;
}

/** The parameters of max-abs scaling of a column. */
export function fitMaxAbs({ min, max }: FitStatistics): MaxAbsParameters {
  return { method: 'maxabs', maxAbs: Math.max(-min, max) };
}

/**
 * Max-abs scaling: y = x ÷ max|x|, so that the fitted column lies within −1 and 1 and zeros stay zeros.
 *
 * - A column of zeros stays as it is.
 * - Unlike scikit-learn it scales columns below 2e-15 too, which that library takes for zeros.
 *
 * Source: scikit-learn, preprocessing.MaxAbsScaler.
 *
 * @example new MaxAbs({ method: 'maxabs', maxAbs: 4 }).transform(-2); // -0.5
 */
export class MaxAbs implements AffineScaler {
  readonly affine = true;
  readonly lossless = true;
  private readonly divisor: number;

  constructor(readonly parameters: MaxAbsParameters) {
    this.divisor = parameters.maxAbs === 0 ? 1 : parameters.maxAbs;
  }

  transform(x: number): number {
    return x / this.divisor;
  }

  inverse(y: number): number {
    return y * this.divisor;
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    transformEach(this, values, out);
  }

  stretch(distance: number): number {
    return distance / this.divisor;
  }

  rule(format: (value: number) => string): string {
    return ruleText({ offset: 0, divisor: format(this.divisor) }, format);
  }
}
