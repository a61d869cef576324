import type { ByteSource } from '../byteSource';
import { DataError } from '../dataError';
import type { ReadOptions } from '../readOptions';

/**
 * How another file is read that is fitted on. What counts as missing is the same; its encoding is, unless its own bytes speak
 * against it; all else may be another than that of the file that is scaled, and damage must not leave rows out.
 */
export function otherReading({ missingWords, encoding, usualEncoding }: ReadOptions): ReadOptions {
  const usual = encoding ?? usualEncoding;
  return { ...(missingWords && { missingWords }), ...(usual !== undefined && { usualEncoding: usual }) };
}

/**
 * Does work on another file, and names it in its faults: they would be taken for those of the file that is scaled.
 * @throws {DataError} with `file` in its details; whatever else `work` throws
 */
export async function inOther<T>({ name }: Pick<ByteSource, 'name'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { code, message, details } = error;
    const named = message.includes(name) ? message : `in ${name}: ${message}`;
    throw new DataError(code, named, { ...details, file: name });
  }
}
