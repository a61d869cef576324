import type { ReadProgress } from '../engine/dataset';

/** Milliseconds between two reports: as often as a person can see a number change. */
const PAUSE_MS = 80;

/** Passes on as many reports as are of use to someone who watches; the first, the last and what was found always. */
export function throttled(
  report: ((progress: ReadProgress) => void) | undefined,
): ((progress: ReadProgress) => void) | undefined {
  if (!report) return undefined;
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    const due = now - last >= PAUSE_MS || progress.bytesRead === progress.bytesTotal;
    if (!due && !progress.head && !progress.approximate) return;
    last = now;
    report(progress);
  };
}
