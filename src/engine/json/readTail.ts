import type { ByteSource } from '../byteSource';
import { LF } from '../csv/ascii';
import { fillBuffer } from '../csv/fillBuffer';
import type { ReadEnd } from '../csv/readRecords';
import { READ_SIZES, recordTooLong } from '../csv/readSizes';
import type { RecordBatch } from '../csv/recordBatch';
import type { ReadOptions } from '../dataset';
import { checkTail } from './checkTail';
import { invalidJson, invalidJsonMessage } from './invalidJson';
import { JsonCursor } from './jsonCursor';
import type { OpenedJson } from './openJson';

const NONE = new Uint32Array(0);

/**
 * Reads what stands behind the table of a JSON file, as one batch without records.
 * @param from position in the file up to which batches were delivered
 * @param tail position behind the table
 * @throws {DataError} `invalid-json`, `record-too-long`
 */
export async function readTail(
  source: ByteSource,
  { around }: OpenedJson,
  from: number,
  tail: number,
  { rows, line }: { readonly rows: number; readonly line: number },
  options: Pick<ReadOptions, 'stopAtUnterminatedQuote'>,
  onBatch: (batch: RecordBatch) => void | Promise<void>,
): Promise<ReadEnd> {
  if (source.size - from > READ_SIZES.maxRecord) throw recordTooLong(line, READ_SIZES.maxRecord);
  const bytes = new Uint8Array(source.size - from + 1);
  const length = await fillBuffer(source, from, bytes, 0, source.size - from);
  bytes[length] = LF;
  const cursor = new JsonCursor(bytes, length, false);
  cursor.i = tail - from;
  cursor.lines = line;
  const isRight = checkTail(cursor, around);
  await onBatch({
    bytes,
    filePosition: from,
    start: 0,
    end: length,
    records: 0,
    firstField: Uint32Array.of(0),
    fieldStart: NONE,
    fieldEnd: NONE,
    fieldFlags: new Uint8Array(0),
    line: NONE,
    escape: -1,
    json: { recordStart: NONE, faults: [], unknownKeys: false },
  });
  if (isRight) return { rows, end: from + length, line: cursor.lines };
  const fault = { position: Math.min(cursor.i, length), line: cursor.lines, expected: cursor.expected };
  if (options.stopAtUnterminatedQuote) {
    const why = invalidJsonMessage(bytes, length, from, fault);
    return { rows, end: from, line, stopped: { line: fault.line, why } };
  }
  throw await invalidJson(source, bytes, length, from, fault, rows);
}
