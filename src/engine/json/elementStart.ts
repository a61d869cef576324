import type { ByteSource } from '../byteSource';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, LF, SPACE } from '../csv/ascii';
import { fillBuffer } from '../csv/fillBuffer';
import { windowFrom } from '../csv/windowFrom';
import { ONE_KEY } from './jsonFault';
import { JsonScanner } from './jsonScanner';
import type { OpenedJson } from './openJson';

const WINDOW = 65_536;
/** So many commas are tried, and so many records behind each looked at. */
const MOST_TRIED = 64;
const RECORDS = 4;

/**
 * Where the first record at `from` or behind probably begins, of records that are elements of an array or members of an
 * object: behind the first comma that follows a brace or a bracket and is followed by records of the same columns. It may
 * be wrong, where strings and nested arrays look like records: whoever relies on it compares it with where the records
 * before it end.
 */
export async function probableElementStart(
  source: ByteSource,
  table: OpenedJson,
  from: number,
): Promise<number> {
  const origin = Math.max(0, from - 1);
  const { bytes, length } = await windowFrom(source, origin, WINDOW);
  const first = nextElement(bytes, 0, length, await byteBefore(source, origin));
  let tried = 0;
  for (let start = first; start < length && tried++ < MOST_TRIED; start = nextElement(bytes, start, length)) {
    if (beginsRecords(bytes, start, length, table)) return origin + start;
  }
  return origin + first;
}

/**
 * The position behind the next comma at `from` or behind that follows a brace or a bracket; `length` where there is none.
 * @param before the last byte before `from` that is no white space
 */
export function nextElement(bytes: Uint8Array, from: number, length: number, before = LF): number {
  let last = before;
  for (let i = from; i < length; i++) {
    const byte = bytes[i]!;
    if (byte === COMMA && (last === CLOSE_BRACE || last === CLOSE_BRACKET)) return i + 1;
    if (byte > SPACE) last = byte;
  }
  return length;
}

/** The last byte before a position that is no white space, if it is near. */
async function byteBefore(source: ByteSource, position: number): Promise<number> {
  const from = Math.max(0, position - 64);
  const bytes = new Uint8Array(position - from);
  const length = await fillBuffer(source, from, bytes, 0, bytes.length);
  return bytes.subarray(0, length).findLast((byte) => byte > SPACE) ?? LF;
}

function beginsRecords(bytes: Uint8Array, start: number, length: number, table: OpenedJson): boolean {
  const { shape, columnNames } = table;
  const scanner = new JsonScanner(shape, columnNames.length);
  const scan = scanner.scan(bytes, start, length, false, 0, RECORDS);
  const { json, records } = scan;
  if (!json || json.unknownKeys || json.closed || json.damage) return false;
  if (json.faults.some(({ expected }) => expected !== ONE_KEY)) return false;
  const { firstField } = scanner.batch(bytes, 0, start, scan.end, scan);
  return records > 0 && firstField.every((field, r) => field === r * columnNames.length);
}
