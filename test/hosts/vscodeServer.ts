/** Starts and stops a VS Code server on the loopback interface, with throw-away data. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnGroup, temporaryFolder, type ProcessGroup } from './cleanup';
import { serverInstallation } from './serverInstallation';
import { WORKBENCH_SETTINGS, type Settings } from './workbenchSettings';

const START_LIMIT = 60_000;

export interface ServerOptions {
  /** A packaged extension to install first. */
  readonly vsix?: string;
  /** The folder of installed extensions; without one, a new and empty one. */
  readonly installed?: string;
  /** Whether the page's address may name an extension under development and its tests. */
  readonly development?: boolean;
  /** Asked of every browser; without one, every local process may connect. */
  readonly token?: string;
  readonly settings?: Settings;
  /** What its extension hosts find in their environment besides this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface VscodeServer {
  /** Host and port. */
  readonly authority: string;
  /** The user settings, which a window reads when it opens. */
  readonly settingsFile: string;
  /** The folder of its log files. */
  readonly logs: string;
  /** What the server has printed. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const { main, node } = await serverInstallation();
  const data = temporaryFolder('server');
  const settingsFile = join(data, 'data/User/settings.json');
  mkdirSync(join(data, 'data/User'), { recursive: true });
  mkdirSync(join(data, 'tmp'));
  writeFileSync(settingsFile, JSON.stringify(options.settings ?? WORKBENCH_SETTINGS, null, 2));

  const env = { ...serverEnvironment(join(data, 'tmp')), ...options.env };
  const common = [
    '--accept-server-license-terms',
    `--server-data-dir=${data}`,
    `--extensions-dir=${options.installed ?? join(data, 'extensions')}`,
  ];
  if (options.vsix !== undefined) {
    execFileSync(node, [main, ...common, '--install-extension', options.vsix], { env, stdio: 'pipe' });
  }
  const group = spawnGroup(
    node,
    [
      main,
      ...common,
      '--host=127.0.0.1',
      '--port=0',
      ...(options.token === undefined
        ? ['--without-connection-token']
        : [`--connection-token=${options.token}`]),
      '--disable-telemetry',
      '--disable-experiments',
      '--disable-workspace-trust',
      // Without it a built workbench ignores the extension under development that its address names.
      ...(options.development ? ['--enable-smoke-test-driver'] : []),
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  group.child.stdout?.setEncoding('utf8').on('data', (text: string) => (log += text));
  group.child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  try {
    const port = await listeningPort(group, () => log);
    return {
      authority: `127.0.0.1:${port}`,
      settingsFile,
      logs: join(data, 'data/logs'),
      log: () => log,
      stop: () => group.stop(),
    };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

/** The environment without what a VS Code terminal has set; sockets go into `temporary`, which is removed. */
function serverEnvironment(temporary: string): NodeJS.ProcessEnv {
  const foreign = (name: string) => name.startsWith('VSCODE_') || name === 'XDG_RUNTIME_DIR';
  const own = Object.entries(process.env).filter(([name]) => !foreign(name));
  return { ...Object.fromEntries(own), TMPDIR: temporary };
}

function listeningPort(group: ProcessGroup, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(limit);
      reject(new Error(`the VS Code server ${why}\n${log().slice(-2000)}`));
    };
    const limit = setTimeout(fail, START_LIMIT, `did not listen within ${START_LIMIT / 1000} s`);
    group.child.once('error', (error) => {
      fail(`could not be started: ${error.message}`);
    });
    group.child.once('exit', (code, signal) => {
      fail(`ended with ${code ?? signal ?? 'no status'}`);
    });
    group.child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(log())?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
  });
}

/** How a file or folder of the server's machine is named in its workbench. */
export function remoteUri(authority: string, path: string): string {
  return `vscode-remote://${authority}${path}`;
}

/**
 * The address of the workbench on a folder.
 * @param payload What VS Code's own browser tests pass, such as `extensionDevelopmentPath` and `openFile`.
 */
export function workbenchUrl(
  authority: string,
  folder: string,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const url = new URL(`http://${authority}/`);
  url.searchParams.set('folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
