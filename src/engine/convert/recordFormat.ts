import type { RecordBatch } from '../csv/recordBatch';
import type { ByteBuffer } from './byteBuffer';
import type { Conversion } from './conversion';
import { delimitedRecords } from './delimitedRecords';
import { jsonRecords } from './jsonRecords';
import { CellClassifier } from '../table/cellClassifier';

/** Writes records of one format, cell by cell in the order of the columns. */
export interface RecordFormat {
  /** What stands before the first record. */
  readonly head: Uint8Array;
  /** What stands behind the last one. */
  readonly tail: Uint8Array;
  /** The columns in the order in which a record is written. */
  readonly order: readonly number[];
  /** How many bytes of the first record there are less of than of others: what separates it from the one before. */
  readonly separator: number;
  begin(out: ByteBuffer): void;
  /** A finite number in place of a cell. */
  number(out: ByteBuffer, column: number, value: number): void;
  /** A cell as it stands in the file. */
  cell(out: ByteBuffer, column: number, batch: RecordBatch, field: number): void;
  missing(out: ByteBuffer, column: number): void;
  end(out: ByteBuffer): void;
}

const LINES = { head: '', before: '', after: '\n', tail: '' };

/** @param classifier tells which cells are missing, and what the others are */
export function recordFormatOf(conversion: Conversion, classifier = new CellClassifier()): RecordFormat {
  const { format, columns } = conversion;
  switch (format) {
    case 'csv':
      return delimitedRecords(columns, classifier, ',');
    case 'tsv':
      return delimitedRecords(columns, classifier, '\t');
    case 'json':
      return jsonRecords(columns, classifier, {
        head: '[',
        before: ',\n',
        after: '',
        tail: '\n]\n',
        nested: true,
      });
    case 'jsonl':
      return jsonRecords(columns, classifier, { ...LINES, nested: true });
    case 'parquet':
      // Made from lines, by the names of the columns.
      return jsonRecords(columns, classifier, { ...LINES, nested: false });
  }
}
