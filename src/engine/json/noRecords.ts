import { DataError } from '../dataError';
import { JsonScanner } from './jsonScanner';
import type { Located } from './locateTable';

/**
 * The error for JSON Lines without a single record, such as a document over several lines under a name that says lines.
 * @param head with a line feed at `length`
 * @returns undefined where there are records, or no lines at all
 */
export function noRecords(
  head: Uint8Array,
  length: number,
  { shape, position, line }: Located,
): DataError | undefined {
  const { records, json } = new JsonScanner(shape, 0).scan(head, position, length, true, line);
  const fault = json?.faults[0];
  if (records > 0 || !fault) return undefined;
  return new DataError(
    'invalid-json',
    `expected ${shape.records === 'arrays' ? 'an array' : 'an object'} of JSON on each line, found none`,
    {
      line: fault.line,
      hint:
        'A file that is one document over several lines can be read as the format JSON; of several documents one after ' +
        'the other, jq -c . makes JSON Lines.',
    },
  );
}
