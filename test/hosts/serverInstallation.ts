/**
 * The real VS Code, workbench and extension hosts, for machines that cannot download the desktop one: the
 * server inside the npm package `code-server`. Nothing is compiled and no install script runs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache';
import { installStandIns } from './nativeStandIns';
import { npm, unpackPackage } from './npm';

/** 4.100.3 holds VS Code 1.100.3, the oldest that the extension supports. */
const DEFAULT_VERSION = '4.100.3';

/** Older servers download ripgrep in an install script; this version comes as a package. `findFiles` needs it. */
const RIPGREP_VERSION = '1.18.0';

/** Large modules that nothing here touches: chat, dev containers, proxy and SSH authentication. */
const UNUSED_MODULES = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  'kerberos',
  'ssh2',
];

export interface ServerInstallation {
  /** The script that is the server's command line. */
  readonly main: string;
  /** The Node.js that runs it. */
  readonly node: string;
}

/** The server of the version in `VSCODE_SERVER_VERSION` (code-server's number), fetched if it is not cached. */
export async function serverInstallation(): Promise<ServerInstallation> {
  if (process.platform === 'win32') {
    throw new Error(
      'the VS Code server needs Linux or macOS: install desktop VS Code with `code` on the PATH',
    );
  }
  const version = process.env['VSCODE_SERVER_VERSION'] ?? DEFAULT_VERSION;
  const folder = await cached(`code-server-${version}`, async (unfinished) => {
    await unpackPackage(`code-server@${version}`, unfinished, 'package/lib/vscode');
    const server = join(unfinished, 'package/lib/vscode');
    trimDependencies(join(server, 'package.json'));
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], server);
    installStandIns(server);
  });
  return { main: join(folder, 'package/lib/vscode/out/server-main.js'), node: await nodeFor(version) };
}

function trimDependencies(file: string): void {
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
  const kept = Object.entries(manifest.dependencies).filter(([name]) => !UNUSED_MODULES.includes(name));
  const dependencies = Object.fromEntries(kept);
  if ('@vscode/ripgrep' in dependencies) dependencies['@vscode/ripgrep'] = RIPGREP_VERSION;
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies }, null, 2));
}

/** This process's Node.js if it is new enough for the server, else one from npm. VS Code 1.118 asks for Node 24. */
async function nodeFor(version: string): Promise<string> {
  const needed = Number(version.split('.')[1]) >= 118 ? 24 : 20;
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = await cached(`node-${needed}`, async (unfinished) => {
    writeFileSync(join(unfinished, 'package.json'), '{ "private": true }');
    await npm(['install', `${name}@${needed}`, '--ignore-scripts', '--no-audit', '--no-fund'], unfinished);
  });
  return join(folder, 'node_modules', name, 'bin/node');
}
