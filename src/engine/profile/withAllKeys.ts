import type { ByteSource } from '../byteSource';
import type { ReadProgress } from '../dataset';
import { learnKeys } from '../json/learnKeys';
import type { OpenedTable } from '../table/openTable';
import type { Task } from '../task';

/** Thrown when records have keys that belong to no column: the table is to be read again with them. */
export class UnknownKeys extends Error {
  override readonly name = 'UnknownKeys';

  constructor() {
    super('expected keys that are known, found others');
  }
}

/**
 * Reads a table with the columns of its head; where records turn out to have further keys, again with a column for each.
 * @param read throws {@link UnknownKeys} as soon as it meets one
 * @returns what it read, and the table that it read then
 * @throws {DataError} `too-many-columns`; whatever the source or `read` throws
 * @throws {Cancelled}
 */
export async function withAllKeys<T>(
  source: ByteSource,
  head: OpenedTable,
  task: Task<ReadProgress>,
  read: (table: OpenedTable) => Promise<T>,
): Promise<{ readonly table: OpenedTable; readonly content: T }> {
  try {
    return { table: head, content: await read(head) };
  } catch (error) {
    if (!(error instanceof UnknownKeys) || head.format === 'csv') throw error;
  }
  const table = await learnKeys(source, head, task);
  return { table, content: await read(table) };
}
