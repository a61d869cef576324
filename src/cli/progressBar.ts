import type { ReadProgress } from '../engine/dataset';
import { captionCount } from '../engine/scale/captionNumber';
import { mayBeTerminal } from './mayBeTerminal';

const STDERR = 2;
const WIDTH = 30;
const PAUSE_MS = 100;

interface ProgressBar {
  readonly show: (progress: ReadProgress) => void;
  readonly clear: () => void;
}

/**
 * Does work under a bar on standard error, which is gone when the work ends, however it ends.
 * @param unit what the progress counts as rows
 */
export async function withProgressBar<T>(
  label: string,
  work: (show: ProgressBar['show']) => Promise<T>,
  unit = 'rows',
): Promise<T> {
  const bar = progressBar(label, unit);
  try {
    return await work(bar.show);
  } finally {
    bar.clear();
  }
}

/** A bar on standard error while it is a terminal; nothing otherwise. */
function progressBar(label: string, unit: string): ProgressBar {
  if (!mayBeTerminal(STDERR) || !process.stderr.isTTY)
    return { show: () => undefined, clear: () => undefined };
  let last = performance.now();
  let drawn = false;
  return {
    show({ rows, bytesRead, bytesTotal, phase, pass }) {
      const now = performance.now();
      if (now - last < PAUSE_MS) return;
      last = now;
      drawn = true;
      const fraction = bytesTotal > 0 ? bytesRead / bytesTotal : 1;
      const bar = '█'.repeat(Math.round(fraction * WIDTH)).padEnd(WIDTH, '░');
      const step = phase ?? (pass === undefined ? undefined : `pass ${pass}`);
      const what = step === undefined ? label : `${label}, ${step}`;
      const count = phase && rows === 0 ? '' : ` · ${captionCount(rows)} ${unit}`;
      process.stderr.write(`\r\x1b[K${what} ${bar} ${Math.floor(fraction * 100)} %${count}`);
    },
    clear() {
      if (drawn) process.stderr.write('\r\x1b[K');
    },
  };
}
