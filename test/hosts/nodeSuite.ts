/** Runs test files in a Node.js process of their own. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGroup, temporaryFolder } from './cleanup';
import { COUNTS_FILE, readCounts, type Counts } from './counts';

export interface NodeSuiteOptions {
  /** Folders of built test files, relative to the repository. */
  readonly folders: readonly string[];
  /** For one test, in milliseconds. */
  readonly testTimeout: number;
  /** For the whole suite, in milliseconds. */
  readonly timeout: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** @throws Error when the process crashes or does not end in time */
export async function runNodeSuite(options: NodeSuiteOptions): Promise<Counts> {
  const temporary = temporaryFolder('suite');
  // A test may run a program as another user, who must get at its files.
  chmodSync(temporary, 0o755);
  const countsFile = join(temporary, 'counts.json');
  const script = join('out', 'test', 'hosts', 'mochaProcess.js');
  const group = spawnGroup(
    process.execPath,
    ['--enable-source-maps', script, String(options.testTimeout), ...options.folders],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      // What the tests leave in the temporary folder goes away with it.
      env: { ...process.env, ...options.env, TMPDIR: temporary, [COUNTS_FILE]: countsFile },
    },
  );
  let limit: NodeJS.Timeout | undefined;
  const status = await new Promise<number | undefined>((resolve, reject) => {
    limit = setTimeout(() => {
      reject(new Error(`did not end within ${options.timeout / 1000} s`));
    }, options.timeout);
    group.child.once('error', reject);
    group.child.once('exit', (code) => {
      resolve(code ?? undefined);
    });
  }).finally(async () => {
    clearTimeout(limit);
    await group.stop();
  });
  return readCounts(countsFile, status);
}
