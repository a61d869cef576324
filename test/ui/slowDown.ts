/** A slower machine for what the window's extensions do, so that there is time to look at what they show meanwhile. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of this many milliseconds a slowed process runs the first few. */
const PERIOD = 50;
const RUNNING = 10;

/**
 * The processes that run the extensions of a window, in the order in which they were started, of all windows so far.
 * @param logs the folder of the server's log files
 */
export function extensionHosts(logs: string): number[] {
  const log = readdirSync(logs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('remoteagent.log'))
    .sort()
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
  return [...log.matchAll(/<(\d+)> Launched Extension Host Process/g)].map(([, pid]) => Number(pid));
}

/**
 * Does `work` while a process runs a fifth of the time: it is stopped and goes on again and again.
 * @throws what `work` throws
 */
export async function slowedDown<T>(pid: number, work: () => Promise<T>): Promise<T> {
  let waking: NodeJS.Timeout | undefined;
  const stopping = setInterval(() => {
    process.kill(pid, 'SIGSTOP');
    waking = setTimeout(() => process.kill(pid, 'SIGCONT'), PERIOD - RUNNING);
  }, PERIOD);
  try {
    return await work();
  } finally {
    clearInterval(stopping);
    clearTimeout(waking);
    process.kill(pid, 'SIGCONT');
  }
}
