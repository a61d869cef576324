import type { ByteSource } from '../byteSource';
import { CR, LF } from '../csv/ascii';
import type { OpenedTable } from '../table/openTable';

/** How many rows the file has, by the length of its first ones. */
export async function expectedRows(source: ByteSource, csv: OpenedTable): Promise<number> {
  const head = new Uint8Array(1 << 16);
  const length = await source.read(csv.dataStart, head);
  let lines = 1;
  for (let i = 0; i < length; i++) if (head[i] === LF || head[i] === CR) lines++;
  return (source.size / length) * lines;
}
