import type { ByteSource, SourceOrigin } from '../engine/byteSource';
import { DataError } from '../engine/dataError';
import type { ReadProgress } from '../engine/dataset';
import type { ReadOptions } from '../engine/readOptions';
import { detectEncoding } from '../engine/encoding/detectEncoding';
import { requireEncoding } from '../engine/encoding/encodingLabel';
import { otherThanWide } from '../engine/encoding/otherThanWide';
import type { Task } from '../engine/task';
import type { TemporarySink } from './temporaryTarget';

/**
 * Makes what the engine reads, UTF-8, of a file that is something else, in memory that does not grow with it.
 * @param source the file itself
 * @param sink takes what the engine is to read
 * @throws {DataError}
 * @throws {Cancelled}
 */
export type Preparer = (
  source: ByteSource,
  sink: TemporarySink,
  options: PrepareOptions,
  task: PrepareTask,
) => Promise<SourceOrigin>;

export interface PrepareTask extends Task<ReadProgress> {
  /** Told what is known of the origin before all is made. */
  readonly onOrigin?: ((origin: SourceOrigin) => void) | undefined;
}

/** The options that decide what a file is made into. */
export type PrepareOptions = Pick<ReadOptions, 'encoding' | 'usualEncoding' | 'stopAtDamage'>;

/** Bytes that are looked at. */
export const PREPARER_HEAD = 256 << 10;

/**
 * Who makes UTF-8 of a file that starts like this; undefined for a file that is read as it is. Their code is loaded when
 * it is needed.
 * @param name of the file
 * @param whole whether `head` is the whole file
 * @throws {DataError} `unsupported-encoding`
 */
export async function preparerOf(
  name: string,
  head: Uint8Array,
  whole: boolean,
  options: PrepareOptions,
): Promise<Preparer | undefined> {
  if (isParquet(name, head)) return (await import('./prepareParquet')).prepareParquet;
  if (!isGzip(head) && encodingOf(head, whole, options) === 'utf-8') return undefined;
  const { prepareText } = await import('./prepareText');
  return prepareText;
}

/** By its first bytes, or, so that a damaged one is told of as such, by its name. */
function isParquet(name: string, head: Uint8Array): boolean {
  return /\.parquet$/i.test(name) || /^PAR[1E]$/.test(String.fromCharCode(...head.subarray(0, 4)));
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * The encoding that was asked for, else what a byte order mark says, else the usual one, unless the bytes speak against it,
 * else the one that they look like.
 * @throws {DataError} `unsupported-encoding` for one that no one knows, and where the bytes speak against the one asked for
 */
export function encodingOf(
  head: Uint8Array,
  whole: boolean,
  { encoding, usualEncoding }: PrepareOptions,
): string {
  if (encoding !== undefined) {
    const asked = requireEncoding(encoding);
    const other = otherThanWide(asked, head, whole);
    if (other === undefined) return asked;
    throw new DataError(
      'unsupported-encoding',
      `expected text in ${asked.toUpperCase()}, found ${other.toUpperCase()}`,
      { hint: 'Choose that encoding, or leave it to be found.' },
    );
  }
  const found = detectEncoding(head, whole);
  if (found.marked || usualEncoding === undefined) return found.encoding;
  const usual = requireEncoding(usualEncoding);
  return otherThanWide(usual, head, whole) === undefined ? usual : found.encoding;
}
