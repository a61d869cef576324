/** Runs test files with mocha in the process that calls it: plain Node.js, or VS Code's extension host. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { SKIPPED } from '../skip';
import type { Counts } from './counts';

export interface MochaOptions {
  readonly folders: readonly string[];
  /** For one test, in milliseconds. */
  readonly timeout: number;
  readonly print?: (line: string) => void;
}

/** Runs every `*.test.js` below the folders and reports on the way. A test skipped without a reason fails. */
export async function runMocha({ folders, timeout, print = console.log }: MochaOptions): Promise<Counts> {
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => {
    print(format(...parts));
  };
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout, forbidOnly: 'CI' in process.env });
  for (const file of folders.flatMap(testFiles)) mocha.addFile(file);

  let passed = 0;
  let failed = 0;
  let skipped = 0;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on('pass', () => passed++);
    runner.on('fail', () => failed++);
    runner.on('pending', ({ title }: Mocha.Test) => {
      if (title.includes(SKIPPED)) skipped++;
      else {
        print(`Skipped without a reason, which counts as failed: ${title}`);
        failed++;
      }
    });
  });
  return { passed, failed, skipped };
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js'))
    .sort()
    .map((file) => join(folder, file));
}
