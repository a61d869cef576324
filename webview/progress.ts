/** Progress in words. */
import type { ReadProgress } from '../src/protocol/datasetApi';
import { countOf, formatBytes, formatCount, formatFixed } from './format';

/** How far a pass over a file has come, and how fast. */
export interface Progress extends Pick<ReadProgress, 'rows' | 'bytesRead' | 'bytesTotal' | 'phase' | 'pass'> {
  /** Milliseconds since this page watches the pass. */
  readonly elapsed: number;
  /** Bytes that were read before that. */
  readonly bytesBefore: number;
}

/**
 * Makes progress from reports. The clock starts with the first report, which may come when much is read already, and
 * again with every phase and pass.
 * @param now the time in milliseconds
 */
export function progressClock(now = () => performance.now()): (report: ReadProgress) => Progress {
  let start: { readonly report: ReadProgress; readonly time: number } | undefined;
  return (report) => {
    if (start?.report.phase !== report.phase || start?.report.pass !== report.pass) start = undefined;
    start ??= { report, time: now() };
    return { ...report, elapsed: now() - start.time, bytesBefore: start.report.bytesRead };
  };
}

/** Too early, the speed is a guess. */
const SETTLED_AFTER_MS = 300;

/**
 * How long the rest will take at the speed so far, or nothing while that is unknown.
 * @example timeLeft({ rows: 0, bytesBefore: 0, bytesRead: 100, bytesTotal: 300, elapsed: 1000 }) // 'about 2 s left'
 */
export function timeLeft({ bytesBefore, bytesRead, bytesTotal, elapsed }: Progress): string | undefined {
  if (bytesRead <= bytesBefore || elapsed < SETTLED_AFTER_MS || bytesRead >= bytesTotal) return undefined;
  const seconds = ((bytesTotal - bytesRead) * elapsed) / (bytesRead - bytesBefore) / 1000;
  if (seconds < 1) return 'less than 1 s left';
  if (seconds < 89.5) return `about ${formatFixed(seconds, 0)} s left`;
  if (seconds < 89.5 * 60) return `about ${formatFixed(seconds / 60, 0)} min left`;
  return `about ${formatCount(Math.round(seconds / 3600))} h left`;
}

/**
 * @example progressText({ rows: 2140000, bytesBefore: 0, bytesRead: 333447168, bytesTotal: 1095216660, elapsed: 772 })
 *          // ['2,140,000 rows', '318 MB of 1.02 GB', '412 MB/s', 'about 2 s left']
 */
export function progressText(progress: Progress): string[] {
  const { rows, bytesBefore, bytesRead, bytesTotal, elapsed, phase, pass } = progress;
  const left = timeLeft(progress);
  return [
    ...(pass === undefined ? [] : [`pass ${formatCount(pass)}, for exact statistics`]),
    ...(phase ? [phase] : []),
    ...(phase && rows === 0 ? [] : [countOf(rows, 'row')]),
    `${formatBytes(bytesRead)} of ${formatBytes(bytesTotal)}`,
    ...(elapsed >= SETTLED_AFTER_MS
      ? [`${formatBytes(((bytesRead - bytesBefore) / elapsed) * 1000)}/s`]
      : []),
    ...(left === undefined ? [] : [left]),
  ];
}

/** The share that is done, from 0 to 1. */
export function shareDone({ bytesRead, bytesTotal }: Progress): number {
  return bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : 0;
}
