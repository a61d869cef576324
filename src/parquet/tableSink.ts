import type { SchemaElement } from 'hyparquet';
import { ParquetWriter } from 'hyparquet-writer';
import type { ByteSink } from '../engine/byteSource';
import type { CellType, Conversion } from '../engine/convert/conversion';
import type { EncodingSink } from '../engine/convert/output';
import { DataError } from '../engine/dataError';
import { compressors } from './compressors';
import { LineSplitter } from './lineSplitter';
import { SinkWriter } from './sinkWriter';

/** Cells of a row group at most: what is kept in memory. */
const GROUP_CELLS = 2_000_000;
const MOST_GROUP_ROWS = 100_000;

/**
 * Takes the JSON Lines of a {@link Conversion} to Parquet, and writes a file with a column of one type for each of its
 * columns: DOUBLE, INT64, BOOLEAN, or UTF-8 text; compressed by Snappy. Keeps one row group in memory.
 */
export class TableSink implements EncodingSink {
  private readonly target: SinkWriter;
  private readonly writer: ParquetWriter;
  private readonly lines = new LineSplitter();
  private values: unknown[][];
  private rowsBefore = 0;

  constructor(
    sink: ByteSink,
    private readonly columns: Conversion['columns'],
    private readonly groupRows = groupRowsFor(columns.length),
  ) {
    this.target = new SinkWriter(sink);
    const schema = [{ name: 'schema', num_children: columns.length }, ...columns.map(elementOf)];
    this.writer = new ParquetWriter({
      ...{ writer: this.target, schema, compressors: compressors(), createdBy: 'normscope' },
    });
    this.values = columns.map(() => []);
  }

  get bytes(): number {
    return this.target.offset;
  }

  /** @throws {DataError} `not-numeric` for a cell that is not of its column's type */
  async write(bytes: Uint8Array): Promise<void> {
    for (const row of this.lines.push(bytes)) {
      this.add(row);
      if (this.values[0]!.length === this.groupRows) await this.writeGroup();
    }
  }

  async finish(): Promise<void> {
    for (const row of this.lines.end()) this.add(row);
    if (this.values[0]!.length > 0) await this.writeGroup();
    await this.writer.finish();
    await this.target.flush();
  }

  private add(row: Readonly<Record<string, unknown>>): void {
    for (const [c, { name, type }] of this.columns.entries()) {
      const values = this.values[c]!;
      const found = row[name] ?? null;
      const value = found === null ? null : typed(found, type);
      if (value === undefined) throw notOfType(name, type, found, this.rowsBefore + values.length + 1);
      values.push(value);
    }
  }

  private async writeGroup(): Promise<void> {
    const columnData = this.columns.map(({ name, type }, c) => ({
      name,
      data: this.values[c]!,
      // A dictionary would take −0 for 0.
      ...(type === 'number' && { encoding: 'PLAIN' as const }),
    }));
    const rows = this.values[0]!.length;
    await this.writer.write({ columnData, rowGroupSize: rows });
    this.rowsBefore += rows;
    this.values = this.columns.map(() => []);
  }
}

function groupRowsFor(columns: number): number {
  return Math.max(1, Math.min(MOST_GROUP_ROWS, Math.floor(GROUP_CELLS / columns)));
}

function elementOf({ name, type }: Conversion['columns'][number]): SchemaElement {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'number':
      return { ...optional, type: 'DOUBLE' };
    case 'integer':
      return { ...optional, type: 'INT64' };
    case 'boolean':
      return { ...optional, type: 'BOOLEAN' };
    case 'text':
      return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
  }
}

const INFINITY = /^\s*([+-]?)inf(?:inity)?\s*$/i;

/** A value as its column holds it, or undefined where it is of another type. */
function typed(found: unknown, type: CellType): unknown {
  switch (type) {
    case 'number': {
      if (typeof found === 'number') return found;
      const [, sign] = typeof found === 'string' ? (INFINITY.exec(found) ?? []) : [];
      return sign === undefined ? undefined : sign === '-' ? -Infinity : Infinity;
    }
    case 'integer':
      return typeof found === 'number' && Number.isInteger(found) ? BigInt(found) : undefined;
    case 'boolean':
      return typeof found === 'boolean' ? found : undefined;
    case 'text':
      // A value that is no text is kept as its JSON.
      return typeof found === 'string' ? found : JSON.stringify(found);
  }
}

function notOfType(name: string, type: CellType, found: unknown, row: number): DataError {
  return new DataError(
    'not-numeric',
    `expected nothing but cells of type ${type} in column '${name}', found ${JSON.stringify(found)} in row ${row}`,
    { hint: 'A column of Parquet has one type: say that the column is text, or choose another format.' },
  );
}
