import type { LabData } from './labData';

/** The widest column may be this many times as wide as the middle one. A rule of thumb. */
const MOST_TIMES = 10;

/**
 * The range that the unscaled features share, from the smallest number to the largest; undefined when the widest of the
 * columns that would be scaled is more than 10 times as wide as the middle one, or none would be.
 * @example commonRange(digits); // { min: 0, max: 16 }
 */
export function commonRange({ x, features }: Pick<LabData, 'x' | 'features'>) {
  const width = features.length;
  const ranges = features.flatMap(({ scaled }, index) => (scaled ? [rangeOf(x, width, index)] : []));
  const widths = ranges.map(({ min, max }) => max - min).sort((a, b) => a - b);
  const middle = widths[widths.length >> 1];
  if (middle === undefined || widths.at(-1)! > MOST_TIMES * middle) return undefined;
  return {
    min: Math.min(...ranges.map(({ min }) => min)),
    max: Math.max(...ranges.map(({ max }) => max)),
  };
}

function rangeOf(x: Float64Array, width: number, column: number) {
  let min = Infinity;
  let max = -Infinity;
  for (let i = column; i < x.length; i += width) {
    min = Math.min(min, x[i]!);
    max = Math.max(max, x[i]!);
  }
  return { min, max };
}
