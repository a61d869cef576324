import { DataError } from '../dataError';

/** The values of a later pass are not those of the first. */
export function changedWhileReading(expected: number, found: number): DataError {
  return new DataError(
    'changed-while-reading',
    `expected ${expected} numbers as on the first reading, found ${found}`,
    { hint: 'Read the file again once nothing writes to it.' },
  );
}
