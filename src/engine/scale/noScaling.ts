import type { AffineScaler } from './fittedScaler';

/**
 * Leaves every number as it is: for columns whose values mean something as they are, such as identifiers.
 *
 * @example new NoScaling().transform(7); // 7
 */
export class NoScaling implements AffineScaler {
  readonly parameters = { method: 'none' } as const;
  readonly affine = true;
  readonly lossless = true;

  transform(x: number): number {
    return x;
  }

  inverse(y: number): number {
    return y;
  }

  transformInto(values: Float64Array, out: Float64Array): void {
    out.set(values);
  }

  stretch(distance: number): number {
    return distance;
  }

  rule(): string {
    return '';
  }
}
