/**
 * `npm start`: opens VS Code on a copy of the sample data with the inspector on iris.csv. It is desktop VS Code if
 * `code` is on the PATH, else a server on the loopback interface for a browser. VSCODE_HOST=desktop|server chooses.
 * Ctrl+C ends it and removes the copy.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { atExit, exitOnSignals, temporaryFolder } from './hosts/cleanup';
import { remoteUri, startServer, workbenchUrl } from './hosts/vscodeServer';
import { WORKBENCH_SETTINGS } from './hosts/workbenchSettings';

const SHELL = process.platform === 'win32';

async function main(): Promise<void> {
  const samples = join(temporaryFolder('start'), 'samples');
  cpSync('media/samples', samples, { recursive: true });
  const installed = withSampleOpener();
  const host = process.env['VSCODE_HOST'] ?? (hasDesktop() ? 'desktop' : 'server');
  if (host === 'desktop') startDesktop(samples, installed);
  else await serveWorkbench(samples, installed);
}

/** A folder of installed extensions with that of openSample.ts in it. */
function withSampleOpener(): string {
  const installed = temporaryFolder('extensions');
  const folder = join(installed, 'sample-opener');
  mkdirSync(folder);
  const manifest = {
    name: 'sample-opener',
    publisher: 'normscope',
    version: '0.0.0',
    engines: { vscode: '^1.100.0' },
    main: './openSample.js',
    activationEvents: ['onStartupFinished'],
    extensionDependencies: ['normscope.normscope'],
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  copyFileSync('out/test/openSample.js', join(folder, 'openSample.js'));
  return installed;
}

function hasDesktop(): boolean {
  // In a terminal of a remote VS Code, `code` is another program, which cannot open a window of its own.
  if (process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return false;
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: SHELL }).status === 0;
}

function startDesktop(folder: string, installed: string): void {
  const profile = temporaryFolder('profile');
  mkdirSync(join(profile, 'User'));
  writeFileSync(join(profile, 'User/settings.json'), JSON.stringify(WORKBENCH_SETTINGS));
  atExit(() => {
    closeDesktop(profile);
  });
  const args = [
    '--wait',
    '--new-window',
    `--user-data-dir=${profile}`,
    `--extensions-dir=${installed}`,
    `--extensionDevelopmentPath=${resolve('.')}`,
    folder,
  ];
  const child = spawn('code', args, { stdio: 'inherit', shell: SHELL });
  child.once('exit', (status) => process.exit(status ?? 1));
  console.log('VS Code is opening the sample data. Close its window or press Ctrl+C to end.');
}

/** `code` leaves its window to another process, whose id VS Code keeps in the profile while it runs. */
function closeDesktop(profile: string): void {
  const lock = join(profile, 'code.lock');
  if (existsSync(lock)) process.kill(Number(readFileSync(lock, 'utf8')));
}

async function serveWorkbench(folder: string, installed: string): Promise<void> {
  const token = randomBytes(16).toString('hex');
  const { authority } = await startServer({ development: true, token, installed });
  const payload = [['extensionDevelopmentPath', remoteUri(authority, resolve('.'))]] as const;
  const url = new URL(workbenchUrl(authority, folder, payload));
  url.searchParams.set('tkn', token);
  console.log(`VS Code with the sample data opened:\n\n  ${url.href}\n\nCtrl+C ends it.`);
}

exitOnSignals();
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
