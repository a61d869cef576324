/** Stands in the title of every skipped test, before the reason. */
export const SKIPPED = 'skipped: ';

/**
 * Skips the running test and says why in its title. A test skipped without a reason counts as failed.
 * @example if (process.getuid?.() === 0) skip(this, 'root may write anywhere');
 */
export function skip(context: Mocha.Context, reason: string): never {
  if (context.test) context.test.title += ` (${SKIPPED}${reason})`;
  return context.skip();
}
