import type { ColumnTable } from './columnTable';

/** Keeps the table of columns that was last made of a file, so that each further reading of the file has it at once. */
export class KeptColumns {
  private kept: { readonly key: string; readonly table: ColumnTable } | undefined;

  /** @param key tells the tables of the file apart */
  async read(key: string, make: () => Promise<ColumnTable>): Promise<ColumnTable> {
    if (this.kept?.key === key) return this.kept.table;
    // Two at once would take the memory of both.
    this.kept = undefined;
    const table = await make();
    this.kept = { key, table };
    return table;
  }
}
