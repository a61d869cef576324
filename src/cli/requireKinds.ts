import type { ByteSource } from '../engine/byteSource';
import { openTable } from '../engine/table/openTable';
import type { ReadOptions } from '../engine/readOptions';
import { requireColumns } from '../engine/scale/requireColumns';

/**
 * Refuses `--kind` for columns that the file does not have; the engine passes over them.
 * @throws {DataError} `unknown-column`; whatever the head of the file is at fault
 */
export async function requireKinds(source: ByteSource, reading: ReadOptions): Promise<void> {
  if (!reading.kinds) return;
  const { columnNames } = await openTable(source, reading, {});
  requireColumns(Object.keys(reading.kinds), columnNames);
}
