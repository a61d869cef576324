import type { ByteSource } from '../engine/byteSource';
import { type Output, type OutputFor, textOutput } from '../engine/convert/output';
import type { OutputFormat } from '../engine/convert/outputFormat';

/**
 * The form of a copy. What Parquet needs is loaded only for Parquet.
 * @param format undefined: that of the source
 * @param source what the engine reads
 * @param original the file itself, left open while the copy is written
 * @returns undefined where records stay as they are in the source
 */
export async function outputFor(
  format: OutputFormat | undefined,
  source: ByteSource,
  original: ByteSource,
): Promise<OutputFor | undefined> {
  const fromParquet = source.origin?.container === 'parquet';
  if (format === undefined || (format === 'parquet' && fromParquet)) {
    const same = await sameForm(source, original);
    return same && (() => same);
  }
  return format === 'parquet' ? (await import('../parquet/main')).parquetOutput : textOutput(format);
}

/** As {@link outputFor}, in the format of the source. */
export async function sameForm(source: ByteSource, original: ByteSource): Promise<Output | undefined> {
  if (source.origin?.container !== 'parquet') return undefined;
  const { parquetCopy } = await import('../parquet/main');
  return parquetCopy(original);
}
