import type { FitColumn } from './fitColumn';
import { captionNumber } from './captionNumber';
import { type CurvedScaler, transformEach } from './fittedScaler';
import { invalidScaler } from './invalidScaler';

export interface Log1pParameters {
  readonly method: 'log1p';
}

/** @throws {DataError} `invalid-scaler` when a value is −1 or less */
export function fitLog1p({ name, statistics: { min } }: FitColumn): Log1pParameters {
  if (min <= -1) {
    throw invalidScaler(
      `expected values above −1 for log1p in column '${name}', found ${captionNumber(min)}`,
      'Yeo-Johnson takes negative numbers too.',
    );
  }
  return { method: 'log1p' };
}

/**
 * The logarithm y = ln(1 + x), for values that span several powers of ten; 0 stays 0. Nothing is fitted.
 *
 * Numbers of −1 and less have no logarithm: they become −Infinity and NaN, as in numpy.
 * Source: numpy.log1p, inverse numpy.expm1.
 *
 * @example new Log1p().transform(Math.E - 1); // 1
 */
export class Log1p implements CurvedScaler {
  readonly affine = false;
  readonly lossless = true;
  readonly parameters: Log1pParameters = { method: 'log1p' };

  transform(x: number): number {
    return Math.log1p(x);
  }

  inverse(y: number): number {
    return Math.expm1(y);
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    transformEach(this, values, out);
  }

  rule(): string {
    return 'ln(1 + x)';
  }
}
