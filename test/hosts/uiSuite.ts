/** Packages the extension as it is shipped, installs it in a VS Code server, and runs the UI tests against it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { browserProgram } from './browser';
import type { Counts } from './counts';
import { runNodeSuite } from './nodeSuite';
import { startServer } from './vscodeServer';

/** What the UI tests find in the environment. */
export const UI_SERVER = 'NORMSCOPE_UI_SERVER';
export interface UiServer {
  readonly authority: string;
  readonly settingsFile: string;
  readonly logs: string;
}

/** The packaged extension. */
export const VSIX = join('out', 'normscope.vsix');

export async function runUiSuite(): Promise<Counts> {
  // Here rather than in the first test, whose time is limited.
  await browserProgram();
  await packageExtension();
  const server = await startServer({ vsix: VSIX });
  try {
    const { authority, settingsFile, logs } = server;
    return await runNodeSuite({
      folders: ['out/test/ui'],
      testTimeout: 60_000,
      timeout: 900_000,
      env: { [UI_SERVER]: JSON.stringify({ authority, settingsFile, logs } satisfies UiServer) },
    });
  } finally {
    await server.stop();
  }
}

/** Builds dist/ as it is shipped, where it stays, and packages it. */
async function packageExtension(): Promise<void> {
  const node = promisify(execFile);
  await node(process.execPath, ['esbuild.js', '--production']);
  const vsce = join('node_modules', '@vscode', 'vsce', 'vsce');
  await node(process.execPath, [vsce, 'package', '--no-dependencies', '--out', VSIX]);
}
