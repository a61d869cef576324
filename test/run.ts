/**
 * Runs the test suites and prints the total as the last line: `node out/test/run.js [unit|integration|ui]…`.
 *
 * VSCODE_HOST=desktop|server chooses the VS Code of the integration suite; without it the desktop one is taken
 * when it can be had.
 */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitOnSignals, temporaryFolder } from './hosts/cleanup';
import { addCounts, formatCounts, NO_TESTS, type Counts } from './hosts/counts';
import { desktopExecutable, DesktopUnavailable, runDesktopSuite } from './hosts/desktop';
import { runNodeSuite } from './hosts/nodeSuite';
import { runServerSuite } from './hosts/serverSuite';
import { runUiSuite } from './hosts/uiSuite';

const SUITES = {
  unit: () =>
    runNodeSuite({
      // Every folder of tests that need no VS Code.
      folders: readdirSync('out/test', { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !['integration', 'ui'].includes(entry.name))
        .map((entry) => join('out/test', entry.name)),
      testTimeout: 20_000,
      timeout: 600_000,
    }),
  integration,
  ui: runUiSuite,
};
type SuiteName = keyof typeof SUITES;

async function integration(): Promise<Counts> {
  const folder = temporaryFolder('workspace');
  cpSync('media/samples', folder, { recursive: true });
  const options = { tests: 'out/test/integration/index.js', folder, timeout: 120_000 };
  const host = process.env['VSCODE_HOST'];
  if (host === 'server') return runServerSuite(options);
  try {
    return await runDesktopSuite(await desktopExecutable(), options);
  } catch (error) {
    if (host === 'desktop' || !(error instanceof DesktopUnavailable)) throw error;
    console.log(`Desktop VS Code is not available (${error.message}): running in the VS Code server`);
    return runServerSuite(options);
  }
}

/** A suite that crashes or runs no test counts as one failed test. */
async function runSuite(name: SuiteName): Promise<Counts> {
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  let counts: Counts;
  try {
    counts = await SUITES[name]();
    if (counts.passed + counts.failed === 0) throw new Error('ran no test');
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    counts = { ...NO_TESTS, failed: 1 };
  }
  console.log(`${name}: ${formatCounts(counts)} in ${Math.round((Date.now() - started) / 1000)} s`);
  return counts;
}

async function main(names: readonly string[]): Promise<number> {
  const known = Object.keys(SUITES) as SuiteName[];
  const chosen = names.length === 0 ? known : known.filter((name) => names.includes(name));
  const unknown = names.filter((name) => !(name in SUITES));
  if (unknown.length > 0) throw new Error(`expected ${known.join(', ')}, found ${unknown.join(', ')}`);
  let total = NO_TESTS;
  for (const name of chosen) total = addCounts(total, await runSuite(name));
  console.log(`\ntotal: ${formatCounts(total)}`);
  return total.failed;
}

exitOnSignals();
main(process.argv.slice(2)).then(
  (failed) => process.exit(failed > 0 ? 1 : 0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
