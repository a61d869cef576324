/** Wrong usage: one line, without a trailing period. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
