import { isWhiteSpace, OPEN_BRACE, OPEN_BRACKET } from '../csv/ascii';
import {
  ESCAPED,
  fieldBytes,
  fieldText,
  QUOTED,
  rawEnd,
  rawStart,
  type RecordBatch,
} from '../csv/recordBatch';
import * as cellClass from '../table/cellClass';
import type { CellClassifier } from '../table/cellClassifier';
import type { ByteBuffer } from './byteBuffer';
import type { Conversion } from './conversion';
import { jsonString } from './jsonString';
import { nestingOf } from './nesting';
import { NumberWriter } from './numberWriter';
import type { RecordFormat } from './recordFormat';

/** What stands around objects. */
interface Frame {
  readonly head: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
  /** Whether columns that were members of objects are to be so again. */
  readonly nested: boolean;
}

/** Bit that tells upper case letters from lower. */
const LOWER_CASE = 32;

/**
 * Records as JSON objects, a line each, with every column in each of them: a missing cell is null, a cell of a column of
 * numbers a number with the digits it has in the file, an infinity the text it is there, which JSON has no number for.
 * What is JSON already stays as it is written.
 */
export function jsonRecords(
  columns: Conversion['columns'],
  classifier: CellClassifier,
  { head, before, after, tail, nested }: Frame,
): RecordFormat {
  const encoder = new TextEncoder();
  const numbers = new NumberWriter(classifier.marks);
  const nesting = nestingOf(columns, nested);
  const keys = nesting.before.map((text) => encoder.encode(text));
  const key = (out: ByteBuffer, column: number) => {
    const bytes = keys[column]!;
    out.copy(bytes, 0, bytes.length);
  };
  const content = (out: ByteBuffer, column: number, bytes: Uint8Array, start: number, end: number) => {
    key(out, column);
    const cell = classifier.classify(bytes, start, end);
    const { type } = columns[column]!;
    if (cell === cellClass.MISSING) {
      out.ascii('null');
    } else if (
      (type === 'number' || type === 'integer') &&
      cell <= cellClass.LAST_NUMBER &&
      cell !== cellClass.INFINITE
    ) {
      numbers.write(out, bytes, start, end);
    } else if (type === 'boolean' && cell === cellClass.BOOLEAN) {
      while (isWhiteSpace(bytes[start]!)) start++;
      const first = bytes[start]! | LOWER_CASE;
      // true and yes, false and no.
      out.ascii(first === 't'.charCodeAt(0) || first === 'y'.charCodeAt(0) ? 'true' : 'false');
    } else {
      jsonString(out, bytes, start, end);
    }
  };

  return {
    head: encoder.encode(head),
    tail: encoder.encode(tail),
    separator: before === '' ? 0 : 1,
    order: nesting.order,
    begin(out) {
      out.ascii(before);
    },
    number(out, column, value) {
      key(out, column);
      out.ascii(String(value));
    },
    cell(out, column, batch: RecordBatch, field) {
      if (batch.json) {
        key(out, column);
        jsonCell(out, batch, field);
        return;
      }
      if ((batch.fieldFlags[field]! & ESCAPED) === 0) {
        content(out, column, batch.bytes, batch.fieldStart[field]!, batch.fieldEnd[field]!);
        return;
      }
      const bytes = fieldBytes(batch, field);
      content(out, column, bytes, 0, bytes.length);
    },
    missing(out, column) {
      key(out, column);
      out.ascii('null');
    },
    end(out) {
      out.ascii(`${nesting.after}${after}`);
    },
  };
}

/** A value that is JSON: as it is written, arrays and objects in one line. */
function jsonCell(out: ByteBuffer, batch: RecordBatch, field: number): void {
  const { bytes, fieldStart, fieldEnd, fieldFlags } = batch;
  const [start, end] = [fieldStart[field]!, fieldEnd[field]!];
  if ((fieldFlags[field]! & QUOTED) !== 0) out.copy(bytes, rawStart(batch, field), rawEnd(batch, field));
  else if (start === end) out.ascii('null');
  else if (bytes[start] === OPEN_BRACE || bytes[start] === OPEN_BRACKET) out.text(fieldText(batch, field));
  else out.copy(bytes, start, end);
}
