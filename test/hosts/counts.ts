/** How many tests passed, failed and were skipped, and how a suite's process tells the runner. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NO_TESTS: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The environment variable that names the file into which a suite's process writes its counts. */
export const COUNTS_FILE = 'NORMSCOPE_TEST_COUNTS';

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** @example formatCounts({ passed: 12, failed: 0, skipped: 1 }) // '12 passed, 0 failed, 1 skipped' */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Called by a suite's process when all its tests have run. */
export function writeCounts(counts: Counts): void {
  const file = process.env[COUNTS_FILE];
  if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
}

/**
 * What a suite's process has counted.
 * @param status Its exit status; undefined when it was stopped.
 * @throws Error when it counted nothing, or ended badly although every test passed: it crashed.
 */
export function readCounts(file: string, status: number | undefined): Counts {
  if (!existsSync(file)) throw new Error(`crashed: no counts, exit status ${status ?? 'none'}`);
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  if (status !== 0 && counts.failed === 0) {
    throw new Error(`crashed after ${formatCounts(counts)}: exit status ${status ?? 'none'}`);
  }
  return counts;
}
