import { CR, LF, SPACE, TAB } from '../csv/ascii';
import { ESCAPED, fieldBytes, fieldText, QUOTED } from '../csv/recordBatch';
import { type CellClass, INFINITE, LAST_NUMBER } from '../table/cellClass';
import type { CellClassifier } from '../table/cellClassifier';
import { classifyField } from '../table/classifyField';
import { ByteBuffer } from './byteBuffer';
import type { Conversion } from './conversion';
import { NumberWriter } from './numberWriter';
import type { RecordFormat } from './recordFormat';

const QUOTE = 34;
const HASH = 35;
/** Of JSON: an empty cell. */
const NULL = [0x6e, 0x75, 0x6c, 0x6c];

/**
 * Records of CSV as RFC 4180 has it, but with LF line ends: a field stands between quotes where it holds the delimiter,
 * a quote or a line end. So does one that readers may take for something else: with spaces around it, at the start of a
 * line with `#`, or alone and empty in its record. Numbers of columns of numbers have a decimal point and no other marks.
 */
export function delimitedRecords(
  columns: Conversion['columns'],
  classifier: CellClassifier,
  delimiter: string,
): RecordFormat {
  const separator = delimiter.charCodeAt(0);
  const alone = columns.length === 1;
  const encoder = new TextEncoder();
  const { decimal, thousands } = classifier.marks;
  const numbers = decimal === '.' && thousands === '' ? undefined : new NumberWriter(classifier.marks);

  const next = (out: ByteBuffer, column: number) => {
    if (column > 0) out.byte(separator);
  };
  const content = (out: ByteBuffer, column: number, bytes: Uint8Array, start: number, end: number) => {
    next(out, column);
    if (!needsQuotes(bytes, start, end, separator, column === 0, alone)) {
      out.copy(bytes, start, end);
      return;
    }
    out.byte(QUOTE);
    for (let i = start; i < end; i++) {
      if (bytes[i] === QUOTE) out.byte(QUOTE);
      out.byte(bytes[i]!);
    }
    out.byte(QUOTE);
  };

  return {
    head: header(columns, content),
    tail: new Uint8Array(0),
    separator: 0,
    order: columns.map((_, index) => index),
    begin: () => undefined,
    number(out, column, value) {
      next(out, column);
      out.ascii(String(value));
    },
    cell(out, column, batch, field) {
      if (batch.json && (batch.fieldFlags[field]! & QUOTED) === 0) {
        const bytes = encoder.encode(fieldText(batch, field));
        const isNull = NULL.every((byte, i) => bytes[i] === byte);
        content(out, column, bytes, 0, isNull ? 0 : bytes.length);
        return;
      }
      if (numbers && columns[column]!.type !== 'text' && isFinite(classifyField(batch, field, classifier))) {
        next(out, column);
        const bytes = fieldBytes(batch, field);
        numbers.write(out, bytes, 0, bytes.length);
      } else if ((batch.fieldFlags[field]! & ESCAPED) === 0) {
        content(out, column, batch.bytes, batch.fieldStart[field]!, batch.fieldEnd[field]!);
      } else {
        const bytes = fieldBytes(batch, field);
        content(out, column, bytes, 0, bytes.length);
      }
    },
    missing(out, column) {
      next(out, column);
      if (alone) out.ascii('""');
    },
    end(out) {
      out.byte(LF);
    },
  };
}

function header(
  columns: readonly { readonly name: string }[],
  content: (out: ByteBuffer, column: number, bytes: Uint8Array, start: number, end: number) => void,
): Uint8Array {
  const out = new ByteBuffer();
  for (const [index, { name }] of columns.entries()) {
    const bytes = new TextEncoder().encode(name);
    content(out, index, bytes, 0, bytes.length);
  }
  out.byte(LF);
  return out.content;
}

function needsQuotes(
  bytes: Uint8Array,
  start: number,
  end: number,
  separator: number,
  first: boolean,
  alone: boolean,
): boolean {
  if (start === end) return alone;
  if (isSpace(bytes[start]!) || isSpace(bytes[end - 1]!) || (first && bytes[start] === HASH)) return true;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === separator || byte === QUOTE || byte === LF || byte === CR) return true;
  }
  return false;
}

function isFinite(cell: CellClass): boolean {
  return cell <= LAST_NUMBER && cell !== INFINITE;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}
