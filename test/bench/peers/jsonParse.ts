/** JSON.parse line by line: statistics of a file of JSON lines. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ColumnCollector } from './columnCollector';
import { printCollected } from './printCollected';
import { peerArguments } from './summary';

async function main(): Promise<void> {
  const { file } = peerArguments();
  let columns: readonly ColumnCollector[] | undefined;
  const input = createReadStream(file, { highWaterMark: 1 << 20 });
  for await (const line of createInterface({ input })) {
    const record = JSON.parse(line) as Readonly<Record<string, string | number | null>>;
    columns ??= Object.keys(record).map((name) => new ColumnCollector(name));
    for (const column of columns) column.addValue(record[column.name] ?? null);
  }
  printCollected(columns ?? []);
}

void main();
