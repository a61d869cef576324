/** Runs a mocha suite inside the extension host of desktop VS Code. */
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter, TestRunFailedError } from '@vscode/test-electron';
import { temporaryFolder } from './cleanup';
import { COUNTS_FILE, readCounts, type Counts } from './counts';
import type { ExtensionSuiteOptions } from './extensionSuite';

/** Desktop VS Code cannot run here, for the reason in the message. */
export class DesktopUnavailable extends Error {}

/**
 * The desktop VS Code in `VSCODE_EXECUTABLE`, or the version in `VSCODE_VERSION` (the latest stable one), which is
 * downloaded and kept in `.vscode-test/`.
 * @throws {DesktopUnavailable} without a display, or when it cannot be downloaded
 */
export async function desktopExecutable(): Promise<string> {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_EXECUTABLE, VSCODE_VERSION = 'stable' } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    throw new DesktopUnavailable('no display');
  if (VSCODE_EXECUTABLE) return VSCODE_EXECUTABLE;
  try {
    console.log('Fetching desktop VS Code …');
    const reporter = new SilentReporter();
    return await downloadAndUnzipVSCode({ version: VSCODE_VERSION, timeout: 15_000, reporter });
  } catch (error) {
    throw new DesktopUnavailable(
      `download failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** @throws Error when VS Code crashes */
export async function runDesktopSuite(executable: string, options: ExtensionSuiteOptions): Promise<Counts> {
  const temporary = temporaryFolder('desktop');
  const countsFile = join(temporary, 'counts.json');
  let status: number | undefined;
  try {
    status = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: resolve('.'),
      extensionTestsPath: resolve(options.tests),
      // A short path: the sockets in a profile have names of at most about 100 characters.
      launchArgs: [options.folder, '--disable-extensions', `--user-data-dir=${join(temporary, 'profile')}`],
      extensionTestsEnv: {
        [COUNTS_FILE]: countsFile,
        // Set when the tests are started from a terminal of VS Code.
        ELECTRON_RUN_AS_NODE: undefined,
        VSCODE_IPC_HOOK_CLI: undefined,
      },
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    status = error.code;
  }
  return readCounts(countsFile, status);
}
