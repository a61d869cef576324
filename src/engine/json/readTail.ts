import type { ByteSource } from '../byteSource';
import { LF } from '../csv/ascii';
import { fillBuffer } from '../csv/fillBuffer';
import type { ReadEnd } from '../csv/readRecords';
import { type ReadSizes, recordTooLong } from '../csv/readSizes';
import type { RecordBatch } from '../csv/recordBatch';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { checkpoint, type Task } from '../task';
import { invalidJson, invalidJsonMessage } from './invalidJson';
import { JsonCursor } from './jsonCursor';
import type { OpenedJson } from './openJson';
import { physicalLine } from './physicalLine';
import { TailChecker } from './tailChecker';

const NONE = new Uint32Array(0);

/**
 * Reads what stands behind the table of a JSON file, as batches without records, in memory that does not grow with it.
 * @param from position in the file up to which batches were delivered
 * @param tail position behind the table
 * @throws {DataError} `invalid-json`; `record-too-long` for a number that is longer than a record may be
 */
export async function readTail(
  source: ByteSource,
  { around, shape }: OpenedJson,
  from: number,
  tail: number,
  { rows, line }: { readonly rows: number; readonly line: number },
  options: Pick<ReadOptions, 'stopAtUnterminatedQuote'>,
  task: Task<ReadProgress>,
  onBatch: (batch: RecordBatch) => void | Promise<void>,
  { chunk, maxRecord }: ReadSizes,
): Promise<ReadEnd> {
  const checker = new TailChecker(around);
  let bytes = new Uint8Array(0);
  let filePosition = from;
  let filled = 0;
  let start = tail - from;
  let lines = line;
  for (;;) {
    await checkpoint(task);
    // What is not whole yet stays at the front.
    const room = Math.min(source.size - filePosition, Math.max(start, filled) + chunk);
    if (bytes.length < room + 1) bytes = grown(bytes, room + 1);
    filled = await fillBuffer(source, filePosition, bytes, filled, room);
    bytes[filled] = LF;
    const atEnd = filled < room || filePosition + filled >= source.size;
    const cursor = new JsonCursor(bytes, filled, false);
    cursor.i = start;
    cursor.lines = lines;
    const isRight = checker.read(cursor, atEnd);
    const end = atEnd || !isRight ? filled : cursor.i;
    if (end > 0) await onBatch(batchOf(bytes, filePosition, end));
    lines = cursor.lines;
    task.onProgress?.({ rows, bytesRead: filePosition + end, bytesTotal: source.size });
    if (!isRight) {
      const position = Math.min(cursor.i, filled);
      const fault = { position, line: shape.sharedLines ? line : lines, expected: cursor.expected };
      if (!options.stopAtUnterminatedQuote) {
        const at = await physicalLine(source, shape, filePosition + position, lines, task);
        throw await invalidJson(source, bytes, filled, filePosition, { ...fault, line: at }, rows);
      }
      const why = invalidJsonMessage(bytes, filled, filePosition, fault);
      return { rows, end: filePosition, line: lines, stopped: { line: fault.line, why } };
    }
    if (atEnd) return { rows, end: filePosition + filled, line: lines };
    if (filled - end >= maxRecord) {
      throw recordTooLong(await physicalLine(source, shape, filePosition + end, lines, task), maxRecord);
    }
    bytes.copyWithin(0, end, filled);
    filePosition += end;
    filled -= end;
    start = 0;
  }
}

function batchOf(bytes: Uint8Array, filePosition: number, end: number): RecordBatch {
  return {
    bytes,
    filePosition,
    start: 0,
    end,
    records: 0,
    firstField: Uint32Array.of(0),
    fieldStart: NONE,
    fieldEnd: NONE,
    fieldFlags: new Uint8Array(0),
    line: NONE,
    escape: -1,
    json: { recordStart: NONE, faults: [], unknownKeys: false },
  };
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
