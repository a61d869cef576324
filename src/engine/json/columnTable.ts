import { memorySource, type ByteSource } from '../byteSource';
import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, LF, OPEN_BRACE, OPEN_BRACKET, QUOTE, SPACE } from '../csv/ascii';
import { fillBuffer } from '../csv/fillBuffer';
import { DataError } from '../dataError';
import type { Problem } from '../dataset';
import { captionCount } from '../scale/captionNumber';
import { checkpoint, type Task } from '../task';
import { invalidJson } from './invalidJson';
import { JsonCursor } from './jsonCursor';
import { A_KEY, A_KEY_OR_END, COMMA_OR_BRACE, COMMA_OR_BRACKET, repeatedKeyMessage } from './jsonFault';
import { stringText } from './jsonString';
import { Positions } from './positions';
import { RowKeys } from './rowKeys';
import { TailChecker } from './tailChecker';

/** A file whose columns stand one behind the other, in memory. */
export interface ColumnTable {
  readonly keys: readonly string[];
  /** Keys that stand a second time in their object, of columns and of cells; the last value counts. */
  readonly problems: readonly Problem[];
  readonly bytes: Uint8Array;
  /** By column and row, where each cell stands in `bytes`, its quotes included; the same twice: nowhere. */
  readonly starts: readonly Uint32Array[];
  readonly ends: readonly Uint32Array[];
  /** The same table as JSON Lines, each an array of the cells of a row: line n is row n. */
  readonly rows: ByteSource;
}

/** What may be held in memory. */
const MOST_BYTES = 256 << 20;
const LETTER_N = 110;
const NULL = [LETTER_N, 117, 108, 108];

/**
 * Reads a table that stands column by column: `{"a":[1,2],"b":[3,4]}`, or `{"a":{"0":1,"1":2}}` as pandas writes it. The
 * rows of the latter are those of the first column, then any that only later columns have.
 * @param start where the object stands
 * @throws {DataError} `too-large`, `invalid-json`, `not-a-table`, `unequal-columns`
 */
export async function readColumnTable(
  source: ByteSource,
  layout: 'columns' | 'pandas-columns',
  start: number,
  line: number,
  around: number,
  task: Pick<Task<never>, 'signal' | 'breathe'>,
): Promise<ColumnTable> {
  if (source.size > MOST_BYTES) {
    throw new DataError(
      'too-large',
      `expected a file of columns of at most ${MOST_BYTES >> 20} MB, found ${Math.ceil(source.size / 2 ** 20)} MB`,
      { hint: 'Write the table as JSON Lines, one row a line: then it may be of any size.' },
    );
  }
  await checkpoint(task);
  const buffer = new Uint8Array(source.size + 1);
  const length = await fillBuffer(source, 0, buffer, 0, source.size);
  buffer[length] = LF;
  const cursor = new JsonCursor(buffer, length, false);
  cursor.i = start;
  cursor.lines = line;
  const columns = new ColumnReader(cursor, layout);
  if (!columns.read() || !new TailChecker(around).read(cursor, true)) {
    const fault = { position: Math.min(cursor.i, length), line: cursor.lines, expected: cursor.expected };
    throw await invalidJson(source, buffer, length, 0, fault, 0);
  }
  const { keys, starts, ends } = columns.finish();
  const { problems } = columns;
  const bytes = buffer.subarray(0, length);
  return {
    keys,
    problems,
    bytes,
    starts,
    ends,
    rows: memorySource(source.name, rowLines(bytes, starts, ends)),
  };
}

interface Column {
  readonly starts: Positions;
  readonly ends: Positions;
  readonly line: number;
}

class ColumnReader {
  readonly problems: Problem[] = [];
  private readonly columns = new Map<string, Column>();
  /** In pandas' layout. */
  private readonly rowKeys: RowKeys;

  constructor(
    private readonly cursor: JsonCursor,
    private readonly layout: 'columns' | 'pandas-columns',
  ) {
    this.rowKeys = new RowKeys(cursor.bytes);
  }

  read(): boolean {
    return this.members((start, end) => {
      const key = stringText(this.cursor.bytes, start, end);
      const column = { starts: new Positions(), ends: new Positions(), line: this.cursor.lines };
      // It stands in no row; what is wrong with names is told of in the first one.
      if (this.columns.has(key)) this.reportRepeated(start, end, 0);
      this.columns.set(key, column);
      return this.layout === 'columns' ? this.cells(key, column) : this.keyedCells(key, column);
    });
  }

  finish(): Pick<ColumnTable, 'keys' | 'starts' | 'ends'> {
    const columns = [...this.columns.values()];
    const keys = [...this.columns.keys()];
    const rows = this.layout === 'columns' ? (columns[0]?.starts.length ?? 0) : this.rowKeys.count;
    if (this.layout === 'columns') {
      const odd = columns.findIndex(({ starts }) => starts.length !== rows);
      if (odd >= 0) {
        const { starts, line } = columns[odd]!;
        throw new DataError(
          'unequal-columns',
          `expected ${captionCount(rows)} values in “${keys[odd]}” as in “${keys[0]}”, found ${captionCount(starts.length)}`,
          { line, hint: 'Every column needs a value for every row: write null where there is none.' },
        );
      }
    }
    return {
      keys,
      starts: columns.map(({ starts }) => starts.finish(rows)),
      ends: columns.map(({ ends }) => ends.finish(rows)),
    };
  }

  /**
   * The members of the object that begins here.
   * @param onValue is told where the key stands, without its quotes, and passes over the value
   */
  private members(onValue: (start: number, end: number) => boolean): boolean {
    const { cursor } = this;
    cursor.i++;
    cursor.skipSpace();
    if (cursor.byte() === CLOSE_BRACE) {
      cursor.i++;
      return true;
    }
    for (let isFirst = true; ; isFirst = false) {
      if (cursor.byte() !== QUOTE) return cursor.fail(isFirst ? A_KEY_OR_END : A_KEY);
      const start = cursor.i + 1;
      if (cursor.scanString() === 0) return false;
      const end = cursor.i - 1;
      if (!cursor.scanColon() || !onValue(start, end)) return false;
      cursor.skipSpace();
      const byte = cursor.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACE) return cursor.fail(COMMA_OR_BRACE);
      cursor.i++;
      if (byte === CLOSE_BRACE) return true;
      cursor.skipSpace();
    }
  }

  private cells(key: string, column: Column): boolean {
    const { cursor } = this;
    if (cursor.byte() !== OPEN_BRACKET) {
      if (!cursor.skipValue(1)) return false;
      throw this.otherMember(key, column, 'an array');
    }
    cursor.i++;
    cursor.skipSpace();
    if (cursor.byte() === CLOSE_BRACKET) {
      cursor.i++;
      return true;
    }
    for (let row = 0; ; row++) {
      if (!this.cell(column, row)) return false;
      cursor.skipSpace();
      const byte = cursor.byte();
      if (byte !== COMMA && byte !== CLOSE_BRACKET) return cursor.fail(COMMA_OR_BRACKET);
      cursor.i++;
      if (byte === CLOSE_BRACKET) return true;
      cursor.skipSpace();
    }
  }

  private keyedCells(key: string, column: Column): boolean {
    if (this.cursor.byte() !== OPEN_BRACE) {
      if (!this.cursor.skipValue(1)) return false;
      throw this.otherMember(key, column, 'an object');
    }
    let next = 0;
    return this.members((start, end) => {
      const row = this.rowKeys.rowOf(start, end, next);
      next = row + 1;
      if (column.starts.at(row) > 0) this.reportRepeated(start, end, row);
      return this.cell(column, row);
    });
  }

  private cell({ starts, ends }: Column, row: number): boolean {
    const { cursor } = this;
    starts.set(row, cursor.i);
    if (!cursor.skipValue(1)) return false;
    ends.set(row, cursor.i);
    return true;
  }

  /** @param start of the key, behind its opening quote */
  private reportRepeated(start: number, end: number, row: number): void {
    const key = JSON.stringify(stringText(this.cursor.bytes, start, end));
    const message = repeatedKeyMessage(key, start - 1);
    this.problems.push({ code: 'duplicate-key', line: row + 1, message });
  }

  private otherMember(key: string, { line }: Column, expected: string): DataError {
    return new DataError('not-a-table', `expected ${expected} in “${key}”, as in the members before it`, {
      line,
      hint: 'In an object of columns every member is a column.',
    });
  }
}

/** The rows as JSON Lines. */
function rowLines(
  bytes: Uint8Array,
  starts: readonly Uint32Array[],
  ends: readonly Uint32Array[],
): Uint8Array<ArrayBuffer> {
  const rows = starts[0]?.length ?? 0;
  let length = rows * (2 + Math.max(1, starts.length));
  for (const [c, start] of starts.entries()) {
    for (let r = 0; r < rows; r++) length += ends[c]![r]! - start[r]! || NULL.length;
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (let r = 0; r < rows; r++) {
    out[at++] = OPEN_BRACKET;
    for (const [c, start] of starts.entries()) {
      if (c > 0) out[at++] = COMMA;
      const from = start[r]!;
      const to = ends[c]![r]!;
      if (from === to) for (const byte of NULL) out[at++] = byte;
      // A line end inside an array or an object is white space.
      for (let i = from; i < to; i++) out[at++] = bytes[i] === LF ? SPACE : bytes[i]!;
    }
    out[at++] = CLOSE_BRACKET;
    out[at++] = LF;
  }
  return out.subarray(0, at);
}
