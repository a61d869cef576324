import { LF } from '../../csv/ascii';
import { nextLine } from '../../csv/nextLine';
import { nextElement } from '../../json/elementStart';
import { ONE_KEY } from '../../json/jsonFault';
import type { Kernel } from '../../kernel/kernel';
import type { OpenedTable } from '../../table/openTable';

/** So many places are tried, and so many records looked at that begin in so many bytes behind each. */
const MOST_TRIED = 64;
const RECORDS = 8;
const NEAR = 1 << 10;

/** Some consecutive records among the bytes of a buffer. */
export interface FoundRecords {
  readonly start: number;
  readonly end: number;
}

/**
 * The whole records among the bytes of a kernel's buffer from `from` to `length`, as far as they begin in the first `most`
 * bytes of them. Where the first one begins is a guess, as that of `probableRecordStart`.
 *
 * @param bytes the buffer, with a line feed at `length`
 * @param isStart whether a record begins at `from`
 * @returns undefined where there is none, or where the bytes turn out to be no records of the table
 */
export function recordsIn(
  kernel: Pick<Kernel, 'scan' | 'batch'>,
  table: OpenedTable,
  bytes: Uint8Array,
  from: number,
  length: number,
  most: number,
  isStart: boolean,
): FoundRecords | undefined {
  if (table.format !== 'csv' && table.shape.lines) {
    return linesIn(bytes.subarray(0, length), isStart ? from : lineEnd(bytes, from, length), from + most);
  }
  const start = isStart ? from : probableStart(kernel, table, bytes, from, length);
  if (start >= length) return undefined;
  const { records, end, json } = kernel.scan(start, length, false, 0, start + most);
  // Behind the end of a table there are no records.
  if (records === 0 || json?.damage || json?.closed) return undefined;
  return { start, end };
}

/** The whole lines from `start` on that begin before `stop`: no line of JSON goes on in the next one, so that none is to be read. */
function linesIn(bytes: Uint8Array, start: number, stop: number): FoundRecords | undefined {
  const next = bytes.indexOf(LF, Math.max(start, stop - 1));
  const end = (next < 0 ? bytes.lastIndexOf(LF) : next) + 1;
  return start < end ? { start, end } : undefined;
}

/** The position behind the next line feed; `length` where there is none. */
function lineEnd(bytes: Uint8Array, from: number, length: number): number {
  const end = bytes.subarray(from, length).indexOf(LF);
  return end < 0 ? length : from + end + 1;
}

function probableStart(
  kernel: Pick<Kernel, 'scan' | 'batch'>,
  table: OpenedTable,
  bytes: Uint8Array,
  from: number,
  length: number,
): number {
  const next = table.format === 'csv' ? nextLine : nextElement;
  const first = next(bytes, from, length);
  let tried = 0;
  for (let start = first; start < length && tried++ < MOST_TRIED; start = next(bytes, start, length)) {
    if (beginsRecords(kernel, start, length, table.columnNames.length)) return start;
  }
  return first;
}

/** Whether nothing but records with so many fields stands there. */
function beginsRecords(
  kernel: Pick<Kernel, 'scan' | 'batch'>,
  start: number,
  length: number,
  columns: number,
): boolean {
  const scan = kernel.scan(start, length, false, 0, start + NEAR);
  const { records, end, json } = scan;
  if (records === 0) return false;
  if (json) {
    const { unknownKeys, closed, damage, faults } = json;
    if (unknownKeys || closed || damage || faults.some(({ expected }) => expected !== ONE_KEY)) return false;
  }
  const { firstField } = kernel.batch(0, start, end, scan);
  return firstField.subarray(0, RECORDS + 1).every((field, r) => field === r * columns);
}
