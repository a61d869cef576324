import { isWhiteSpace } from '../csv/ascii';
import { ESCAPED, fieldBytes, type RecordBatch } from '../csv/recordBatch';
import * as cellClass from '../table/cellClass';
import type { CellClassifier } from '../table/cellClassifier';
import type { ByteBuffer } from './byteBuffer';
import type { Conversion } from './conversion';
import { jsonString } from './jsonString';
import { NumberWriter } from './numberWriter';
import type { RecordFormat } from './recordFormat';

/** What stands around objects. */
interface Frame {
  readonly head: string;
  readonly before: string;
  readonly after: string;
  readonly tail: string;
}

/** Bit that tells upper case letters from lower. */
const LOWER_CASE = 32;

/**
 * Records as JSON objects, a line each, with every column in each of them: a missing cell is null, a cell of a column of
 * numbers a number with the digits it has in the file, an infinity the text it is there, which JSON has no number for.
 */
export function jsonRecords(
  columns: Conversion['columns'],
  classifier: CellClassifier,
  { head, before, after, tail }: Frame,
): RecordFormat {
  const encoder = new TextEncoder();
  const numbers = new NumberWriter(classifier.marks);
  const keys = columns.map(({ name }, index) =>
    encoder.encode(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`),
  );
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
    begin(out) {
      out.ascii(before);
    },
    number(out, column, value) {
      key(out, column);
      out.ascii(String(value));
    },
    cell(out, column, batch: RecordBatch, field) {
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
      out.ascii(`}${after}`);
    },
  };
}
