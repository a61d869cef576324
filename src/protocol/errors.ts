/** Errors as host and webview meet them. */
import { DataError } from '../engine/dataError';

export { DataError } from '../engine/dataError';
export { cannotBeRead, foundFolder, missingFile, noPermissionToRead } from '../engine/readFaults';
export { Cancelled } from '../engine/task';

/**
 * An error as one or two sentences for a person: what, then what to do. Never a stack.
 * @example errorText(new DataError('missing-file', 'no file a.csv', { hint: 'It may have been moved.' }))
 *          // 'No file a.csv. It may have been moved.'
 */
export function errorText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  const hint = error instanceof DataError ? error.details.hint : undefined;
  return hint ? `${sentence} ${hint}` : sentence;
}
