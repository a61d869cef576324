import { closeSync, openSync, readSync } from 'node:fs';
import Papa from 'papaparse';

const HEAD = 1 << 20;
const NEWLINE = 10;

/** Of a written file its first rows, header included, and how many lines it has. */
export interface WrittenRows {
  readonly rows: readonly (readonly string[])[];
  readonly lines: number;
}

/** Reads that much of a file that a contestant has written. */
export function readWritten(file: string, rows = 1000): WrittenRows {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(HEAD);
    let head = '';
    let lines = 0;
    for (;;) {
      const length = readSync(descriptor, buffer);
      if (length === 0) break;
      // A character cut at the end lies behind the rows that are compared.
      if (head === '') head = buffer.toString('utf8', 0, length);
      for (let i = 0; i < length; i++) if (buffer[i] === NEWLINE) lines++;
    }
    return { rows: Papa.parse<string[]>(head, { preview: rows }).data, lines };
  } finally {
    closeSync(descriptor);
  }
}
