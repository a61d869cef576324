import type { ByteSource } from '../byteSource';
import { formatOfCopy } from '../convert/formatOfCopy';
import { FORMAT_NAMES } from '../convert/outputFormat';
import { requireWritable } from '../convert/requireWritable';
import { DataError } from '../dataError';
import type { ReadOptions } from '../readOptions';
import { openTableHead } from '../table/openTable';

/**
 * Refuses the name of a copy that says another format than the source has: a copy that is scaled by saved scalers keeps it.
 * @param copy its name
 * @throws {DataError} `write-failed`; whatever the head of the file is at fault
 */
export async function requireSameFormat(
  copy: string,
  source: ByteSource,
  options: ReadOptions,
): Promise<void> {
  requireWritable(copy, source.name);
  const { format: read, dialect } = await openTableHead(source, options, {});
  const format = source.origin?.container === 'parquet' ? 'parquet' : read;
  const asked = formatOfCopy(copy, { file: source.name, format, dialect });
  if (asked === undefined) return;
  throw new DataError(
    'write-failed',
    `expected a name for a copy in the format of ${source.name}, which it keeps, found ${copy}, a name for ${FORMAT_NAMES[asked].label}`,
    { hint: 'Nothing was written. Choose the extension of the source.' },
  );
}
