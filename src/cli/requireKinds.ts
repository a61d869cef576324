import type { ByteSource } from '../engine/byteSource';
import { openCsv } from '../engine/csv/openCsv';
import type { ReadOptions } from '../engine/dataset';
import { requireColumns } from '../engine/scale/requireColumns';

/**
 * Refuses `--kind` for columns that the file does not have; the engine passes over them.
 * @throws {DataError} `unknown-column`; whatever the head of the file is at fault
 */
export async function requireKinds(source: ByteSource, reading: ReadOptions): Promise<void> {
  if (!reading.kinds) return;
  const { columnNames } = await openCsv(source, reading, {});
  requireColumns(Object.keys(reading.kinds), columnNames);
}
