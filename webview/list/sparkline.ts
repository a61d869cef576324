/** A histogram as small as a word. */
import type { Histogram } from '../../src/protocol/datasetApi';

export const SPARK_WIDTH = 50;
export const SPARK_HEIGHT = 18;
const MOST_BARS = 25;

/**
 * Neighbouring bins taken together until there are at most 25: below two pixels a bar is none.
 * @example mergeBins([1, 2, 3], 2) // [3, 3]
 */
export function mergeBins(counts: readonly number[], most: number): number[] {
  const size = Math.ceil(counts.length / most);
  return Array.from({ length: Math.ceil(counts.length / size) }, (_, i) =>
    counts.slice(i * size, (i + 1) * size).reduce((sum, count) => sum + count, 0),
  );
}

/** The bars as one SVG path. */
export function sparkPath({ counts }: Histogram): string {
  const bars = mergeBins(counts, MOST_BARS);
  const most = Math.max(1, ...bars);
  const step = SPARK_WIDTH / bars.length;
  return bars
    .map((count, i) => {
      const height = count > 0 ? Math.max(1, Math.round((count / most) * (SPARK_HEIGHT - 1))) : 0;
      const width = Math.max(1, step - 1).toFixed(1);
      return height > 0
        ? `M${(i * step).toFixed(1)} ${String(SPARK_HEIGHT)}v-${String(height)}h${width}v${String(height)}z`
        : '';
    })
    .join('');
}
