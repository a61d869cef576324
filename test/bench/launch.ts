import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Contestant } from './contestants';

export interface Run {
  readonly seconds: number;
  /** Peak resident memory of the whole process; undefined if it was not asked. */
  readonly megabytes: number | undefined;
  readonly output: string;
}

/** Runs one whole process in the folder and waits for its end; to ask for its memory takes some of its time. */
export function launch(
  program: Contestant['program'],
  args: readonly string[],
  folder: string,
  memory: boolean,
): Run {
  const node = program === 'node';
  const peak = path.join(folder, 'peak');
  const hook = node && memory ? ['--require', path.resolve('out/test/bench/peakMemory.js')] : [];
  rmSync(peak, { force: true });
  const env = { ...plainEnvironment(), ...(memory && { NORMSCOPE_BENCH_PEAK: peak }) };
  const started = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(
    node ? process.execPath : program,
    [...hook, ...args],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env },
  );
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0)
    throw new Error(`${args.join(' ')} failed (${signal ?? status ?? 'not started'}): ${stderr}`);
  return {
    seconds,
    megabytes: memory ? Number(readFileSync(peak, 'utf8')) / 1024 : undefined,
    output: stdout,
  };
}

/**
 * The environment without what it sets for Node: that is this machine's own, and may cost every process that is Node the same
 * time. Reading the certificates of NODE_EXTRA_CA_CERTS takes as long as starting Node.
 */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')));
}
