import { DataError } from '../engine/dataError';
import { Cancelled } from '../engine/task';

/**
 * A file that is no Parquet file, or a damaged one.
 * @param rowsBefore how many rows before the damage can be read
 */
export function damaged(name: string, message: string, rowsBefore?: number): DataError {
  return new DataError('invalid-parquet', `in ${name}: ${message}`, {
    ...(rowsBefore !== undefined && { rowsBefore }),
    hint: 'The file is damaged or was not written completely: get it again from where it came from.',
  });
}

/** A Parquet file that uses something this reader lacks. */
export function unsupported(name: string, message: string, hint: string): DataError {
  return new DataError('unsupported-parquet', `in ${name}: ${message}`, { hint });
}

/** What the library says of some bytes, as an error that says where they are. */
export function whileReading(error: unknown, name: string, where: string, rowsBefore?: number): Error {
  if (error instanceof DataError || error instanceof Cancelled) return error;
  const reason = error instanceof Error ? error.message.replace(/^parquet /, '') : String(error);
  return damaged(name, `expected ${where}, found bytes that are none (${reason})`, rowsBefore);
}
