import { DataError } from '../../src/protocol/errors';

/** The error as one about the data, or nothing when it is a defect. */
export function dataErrorOf(error: unknown): DataError | undefined {
  return error instanceof DataError ? error : undefined;
}
