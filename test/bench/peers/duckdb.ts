/** DuckDB: SUMMARIZE, whose quantiles and distinct counts are approximate; z-scores in SQL and COPY. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { peerArguments, printColumns } from './summary';

interface Reader {
  getRowObjectsJson(): readonly Readonly<Record<string, string>>[];
}
interface DuckDb {
  DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<Reader> }> }>;
  };
}

async function main(): Promise<void> {
  const { work, file, out } = peerArguments();
  const require = createRequire(join(process.cwd(), 'package.json'));
  const { DuckDBInstance } = require('@duckdb/node-api') as DuckDb;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const rows = (
    await connection.runAndReadAll(`SUMMARIZE FROM read_csv(${quoted(file)})`)
  ).getRowObjectsJson();
  if (work === 'normalize') {
    const scaled = rows.map(({ column_name: name }) => {
      const column = `"${(name ?? '').replaceAll('"', '""')}"`;
      return `(${column} - avg(${column}) OVER ()) / stddev_pop(${column}) OVER () AS ${column}`;
    });
    const query = `SELECT ${scaled.join(', ')} FROM read_csv(${quoted(file)})`;
    await connection.runAndReadAll(`COPY (${query}) TO ${quoted(out)} (HEADER)`);
  }
  printColumns(
    rows.map((row) => ({
      name: row['column_name'] ?? '',
      min: Number(row['min']),
      max: Number(row['max']),
      mean: Number(row['avg']),
    })),
  );
}

void main();
