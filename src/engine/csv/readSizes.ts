import { DataError } from '../dataError';

/** How much is read at once, and how much one record may take; in bytes. */
export interface ReadSizes {
  readonly chunk: number;
  readonly maxRecord: number;
}

/** Some hundred cells. */
const BYTES_PER_COLUMN = 1 << 10;
const MOST_BYTES = 1 << 20;

export const READ_SIZES: ReadSizes = { chunk: 1 << 19, maxRecord: 16 << 20 };

/** Of a wide table more is read at once: what is done column by column should be worth it. */
export function readSizes(columns: number): ReadSizes {
  const { chunk, maxRecord } = READ_SIZES;
  return { chunk: Math.max(chunk, Math.min(MOST_BYTES, columns * BYTES_PER_COLUMN)), maxRecord };
}

/** Bytes behind the end of a range that are read at once: the rest of its last record. */
export const BEYOND_STOP = 16_384;

/**
 * The `record-too-long` error.
 * @param line physical line on which the record begins
 * @param maxRecord in bytes
 */
export function recordTooLong(line: number, maxRecord: number): DataError {
  return new DataError(
    'record-too-long',
    `expected a record of at most ${maxRecord >> 20} MB, found a longer one on line ${line}`,
    { line, hint: 'Check the line ends and the quotes: this may be many records run together.' },
  );
}
