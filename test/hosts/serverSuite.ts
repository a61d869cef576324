/** Runs a mocha suite inside the extension host of a VS Code server. */
import { EventEmitter, once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { temporaryFolder } from './cleanup';
import { COUNTS_FILE, readCounts, type Counts } from './counts';
import { LINE_MARK, type ExtensionSuiteOptions } from './extensionSuite';
import { remoteUri, startServer, workbenchUrl } from './vscodeServer';

/** @throws Error when the workbench or the extension host crashes, or the suite does not end in time */
export async function runServerSuite(options: ExtensionSuiteOptions): Promise<Counts> {
  const countsFile = join(temporaryFolder('suite'), 'counts.json');
  const server = await startServer({ development: true, env: { [COUNTS_FILE]: countsFile } });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const url = workbenchUrl(server.authority, options.folder, [
      ['extensionDevelopmentPath', remoteUri(server.authority, resolve('.'))],
      ['extensionTestsPath', remoteUri(server.authority, resolve(options.tests))],
      ['skipWelcome', 'true'],
    ]);
    return readCounts(countsFile, await exitStatus(page, url, options.timeout));
  } catch (error) {
    console.error(server.log().slice(-3000));
    throw error;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Opens the workbench, prints what the suite says, and waits for its end. */
async function exitStatus(page: Page, url: string, timeout: number): Promise<number> {
  const suite = new EventEmitter();
  const limit = setTimeout(() => {
    suite.emit('error', new Error(`no result within ${timeout / 1000} s`));
  }, timeout);
  page.on('crash', () => suite.emit('error', new Error('the page crashed')));
  // The two functions that a workbench under test calls.
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    const line = String(args[0]);
    if (line.startsWith(LINE_MARK)) console.log(line.slice(LINE_MARK.length));
    else if (process.env['VERBOSE'] !== undefined) console.error(`[${type}]`, ...args);
  });
  await page.exposeFunction('codeAutomationExit', (status: number) => suite.emit('exit', status));
  try {
    const [[status]] = await Promise.all([once(suite, 'exit') as Promise<[number]>, page.goto(url)]);
    return status;
  } finally {
    clearTimeout(limit);
  }
}
