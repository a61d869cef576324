/** Progress in words. */
import type { ReadProgress } from '../src/protocol/datasetApi';
import { countOf, formatBytes, formatCount, formatFixed } from './format';

/** How far a pass has come, and how long it took so far in milliseconds. */
export interface Progress extends Pick<ReadProgress, 'rows' | 'bytesRead' | 'bytesTotal' | 'pass'> {
  readonly elapsed: number;
}

/** Too early, the speed is a guess. */
const SETTLED_AFTER_MS = 300;

/**
 * How long the rest will take at the speed so far, or nothing while that is unknown.
 * @example timeLeft({ rows: 0, bytesRead: 100, bytesTotal: 300, elapsed: 1000 }) // 'about 2 s left'
 */
export function timeLeft({ bytesRead, bytesTotal, elapsed }: Progress): string | undefined {
  if (bytesRead <= 0 || elapsed < SETTLED_AFTER_MS || bytesRead >= bytesTotal) return undefined;
  const seconds = ((bytesTotal - bytesRead) * elapsed) / bytesRead / 1000;
  if (seconds < 1) return 'less than 1 s left';
  if (seconds < 89.5) return `about ${formatFixed(seconds, 0)} s left`;
  if (seconds < 89.5 * 60) return `about ${formatFixed(seconds / 60, 0)} min left`;
  return `about ${formatCount(Math.round(seconds / 3600))} h left`;
}

/**
 * @example progressText({ rows: 2140000, bytesRead: 333447168, bytesTotal: 1095216660, elapsed: 772 })
 *          // ['2,140,000 rows', '318 MB of 1.02 GB', '412 MB/s', 'about 2 s left']
 */
export function progressText(progress: Progress): string[] {
  const { rows, bytesRead, bytesTotal, elapsed, pass } = progress;
  const left = timeLeft(progress);
  return [
    ...(pass === undefined ? [] : [`pass ${formatCount(pass)}, for exact statistics`]),
    countOf(rows, 'row'),
    `${formatBytes(bytesRead)} of ${formatBytes(bytesTotal)}`,
    ...(elapsed >= SETTLED_AFTER_MS ? [`${formatBytes((bytesRead / elapsed) * 1000)}/s`] : []),
    ...(left === undefined ? [] : [left]),
  ];
}

/** The share that is done, from 0 to 1. */
export function shareDone({ bytesRead, bytesTotal }: Progress): number {
  return bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : 0;
}
