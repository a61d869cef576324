/** Packages are fetched by the npm client, with the registry and the proxies that its user has configured. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGroup } from './cleanup';

const TIME_LIMIT = 240_000;
const REPORT_INTERVAL = 15_000;

/**
 * Runs npm in `folder` and returns its standard output. A line is printed every 15 seconds while it runs, so
 * that a stuck fetch shows.
 * @throws Error with what npm said when it fails, or when it takes more than four minutes.
 */
export async function npm(args: readonly string[], folder: string): Promise<string> {
  const label = `npm ${args.slice(0, 2).join(' ')}`;
  const group = spawnGroup('npm', [...args, '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  let errors = '';
  group.child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  group.child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));

  const started = Date.now();
  const report = setInterval(() => {
    console.log(`  ${label}: still running after ${Math.round((Date.now() - started) / 1000)} s`);
  }, REPORT_INTERVAL);
  let limit: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => {
        reject(new Error(`${label} ${why}\n${errors.trim()}`));
      };
      limit = setTimeout(fail, TIME_LIMIT, `did not end within ${TIME_LIMIT / 1000} s`);
      group.child.once('error', (error) => {
        fail(`could not be started: ${error.message}`);
      });
      group.child.once('close', (code, signal) => {
        if (code === 0) resolve();
        else fail(`ended with ${code ?? signal ?? 'no status'}`);
      });
    });
  } finally {
    clearInterval(report);
    clearTimeout(limit);
    await group.stop();
  }
  return output;
}

/**
 * Unpacks `members` of a package into `folder`, below `package/`. `npm pack` checks the archive against the
 * registry's integrity hash and runs no script of the package.
 * @example await unpackPackage('@sparticuz/chromium@153.0.0', folder, 'package/bin');
 */
export async function unpackPackage(
  specifier: string,
  folder: string,
  ...members: readonly string[]
): Promise<void> {
  const archive = (await npm(['pack', specifier], folder)).trim().split('\n').at(-1);
  if (!archive) throw new Error(`npm pack ${specifier} named no archive`);
  execFileSync('tar', ['xzf', archive, ...members], { cwd: folder });
  rmSync(join(folder, archive));
}
