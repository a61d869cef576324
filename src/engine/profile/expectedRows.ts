import type { ByteSource } from '../byteSource';
import { lineEndsIn } from '../csv/lineEndsIn';
import { JsonScanner } from '../json/jsonScanner';
import type { OpenedTable } from '../table/openTable';

const HEAD_BYTES = 65_536;

/** How many rows the file has, by the length of its first ones. */
export async function expectedRows(source: ByteSource, table: OpenedTable): Promise<number> {
  const head = new Uint8Array(HEAD_BYTES);
  const length = await source.read(table.dataStart, head);
  return (source.size / length) * (rowsIn(head.subarray(0, length), table) + 1);
}

/** About how many rows end in these bytes. */
function rowsIn(bytes: Uint8Array, table: OpenedTable): number {
  if (table.format !== 'csv' && !table.shape.lines) {
    return new JsonScanner(table.shape, table.columnNames.length).scan(bytes, 0, bytes.length, false, 0)
      .records;
  }
  return lineEndsIn(bytes);
}
