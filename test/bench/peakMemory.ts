/**
 * Loaded before a contestant (`node --require`): at its end writes its peak memory in KB into the file that the environment
 * names.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const target = process.env['NORMSCOPE_BENCH_PEAK'];
// Threads load this, too; only the whole process counts.
if (target !== undefined && isMainThread) {
  process.on('exit', () => {
    writeFileSync(target, String(peakKilobytes()));
  });
}

/** On Linux `maxRSS` is never below what the parent had when it started this process; VmHWM begins anew. */
function peakKilobytes(): number {
  try {
    const found = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'latin1'));
    if (found) return Number(found[1]);
  } catch {
    // No Linux.
  }
  return process.resourceUsage().maxRSS;
}
