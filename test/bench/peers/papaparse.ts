/** PapaParse and Number(): streamed for the statistics, in memory for the z-scores. */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { ColumnCollector } from './columnCollector';
import { printCollected } from './printCollected';
import { peerArguments, peerLibrary } from './summary';

interface Papa {
  parse(text: string, options: { skipEmptyLines: boolean }): { data: string[][] };
  parse(
    stream: Readable,
    options: {
      skipEmptyLines: boolean;
      chunk: (result: { data: string[][] }) => void;
      complete: () => void;
      error: (error: Error) => void;
    },
  ): void;
  unparse(rows: readonly (readonly (string | number)[])[], options: { newline: string }): string;
}

const { work, file, out } = peerArguments();
const papa = peerLibrary('papaparse') as Papa;
let columns: readonly ColumnCollector[] | undefined;

function collect(rows: readonly (readonly string[])[]): void {
  for (const row of rows) {
    if (columns === undefined) columns = row.map((name) => new ColumnCollector(name));
    else for (const [c, column] of columns.entries()) column.add(row[c]!);
  }
}

function writeScaled(): void {
  const { data } = papa.parse(readFileSync(file, 'utf8'), { skipEmptyLines: true });
  collect(data);
  const scales = columns?.map((column) => (column.numeric ? column.moments() : undefined)) ?? [];
  const [header = [], ...rows] = data;
  const scaled = rows.map((row) =>
    row.map((cell, c) => {
      const scale = scales[c];
      return scale === undefined || cell === '' ? cell : (Number(cell) - scale.mean) / scale.std;
    }),
  );
  writeFileSync(out, `${papa.unparse([header, ...scaled], { newline: '\n' })}\n`);
}

if (work === 'W2') writeScaled();
else {
  papa.parse(createReadStream(file, { highWaterMark: 1 << 20 }), {
    skipEmptyLines: true,
    chunk: ({ data }) => {
      collect(data);
    },
    complete: () => {
      printCollected(columns ?? []);
    },
    error: (error) => {
      throw error;
    },
  });
}
