import type { PreviewSide } from './previews';
import type { FittedScaler } from '../scale/fittedScaler';

const POINTS = 128;

/** Where some values of the axis before go, to be drawn as a curve; those without a finite scaled value are left out. */
export function curveOf(scaler: FittedScaler, { histogram }: PreviewSide): [x: number, y: number][] {
  const { edges } = histogram;
  const low = edges[0]!;
  const high = edges[edges.length - 1]!;
  const points: [number, number][] = [];
  for (let i = 0; i <= POINTS; i++) {
    // Weighted ends do not overflow, and both are hit exactly.
    const x = low * (1 - i / POINTS) + high * (i / POINTS);
    const y = scaler.transform(x);
    if (Number.isFinite(y)) points.push([x, y]);
  }
  return points;
}
