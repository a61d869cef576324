import { DataError } from '../dataError';
import type { ReadOptions } from '../dataset';

/** Says that there is no table at a path, because the file is no JSON document. */
export function noDocument({ path }: ReadOptions, found: string): DataError {
  return new DataError('not-a-table', `expected one JSON document to find ${path} in, found ${found}`, {
    hint: 'Leave the path out; a file that is one document after all can be read as the format JSON.',
  });
}
