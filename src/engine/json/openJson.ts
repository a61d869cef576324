import type { ByteSource } from '../byteSource';
import { CR, isBlank, LF } from '../csv/ascii';
import { fillBuffer } from '../csv/fillBuffer';
import { namesFromHeader, numberedNames } from '../csv/header';
import { emptyFile, HEAD_BYTES } from '../csv/detectDialect';
import { READ_SIZES, recordTooLong } from '../csv/readSizes';
import { rejectNonText } from '../csv/rejectNonText';
import type { Problem, ReadProgress } from '../dataset';
import type { JsonDialect } from '../dialect';
import type { ReadOptions } from '../readOptions';
import { sourceEncoding } from '../encoding/sourceEncoding';
import { checkpoint, type Task } from '../task';
import { DataError } from '../dataError';
import { columnsOf } from './columnsOf';
import { invalidJson } from './invalidJson';
import { JsonScanner } from './jsonScanner';
import type { JsonShape } from './jsonShape';
import type { LearntKeys } from './keyLearner';
import { locateTable, type Located } from './locateTable';
import { noRecords } from './noRecords';
import { readColumnTable, type ColumnTable } from './columnTable';

/** A JSON file whose head is understood: what reading its records needs. */
export interface OpenedJson {
  readonly format: 'json' | 'jsonl';
  readonly dialect: JsonDialect;
  /** Unique. */
  readonly columnNames: readonly string[];
  readonly problems: readonly Problem[];
  /** Position in the file where the first record may begin, and its physical line. */
  readonly dataStart: number;
  readonly dataLine: number;
  readonly shape: JsonShape;
  /** How many objects around the table are to be closed behind it. */
  readonly around: number;
  /** Whether the table is closed at `dataStart` already. */
  readonly isEmpty: boolean;
  /** Present where later records may have keys that are no columns yet: what is known of those of its head. */
  readonly headKeys?: readonly LearntKeys[];
  /** Present where columns, not records, stand one behind the other: `shape` is that of its rows. */
  readonly byColumn?: ColumnTable;
}

/** Of the first bytes, from which the columns are learnt. */
const LEARNT_BYTES = 4 * HEAD_BYTES;

/**
 * Reads the head of a JSON file.
 * @throws {DataError} `empty-file`, `binary-file`, `unsupported-encoding`, `invalid-json`, `not-a-table`,
 * `ambiguous-table`, `too-many-columns`, `record-too-long`; whatever the source throws
 * @throws {Cancelled}
 */
export async function openJsonHead(
  source: ByteSource,
  format: 'json' | 'jsonl',
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<OpenedJson> {
  for (let size = LEARNT_BYTES; ; size *= 4) {
    await checkpoint(task);
    const buffer = new Uint8Array(Math.min(size, source.size) + 1);
    const length = await fillBuffer(source, 0, buffer, 0, buffer.length - 1);
    buffer[length] = LF;
    const head = buffer.subarray(0, length);
    const whole = length < size;
    rejectNonText(head);
    const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    if (whole && isBlank(head, bom ? 3 : 0, length)) {
      throw emptyFile(
        length === 0 ? 'an empty file' : bom && length === 3 ? 'only a byte order mark' : 'only blank lines',
      );
    }
    const located = locateTable(head, bom ? 3 : 0, whole, format, options);
    if ('fault' in located) throw await invalidJson(source, buffer, length, 0, located.fault, 0);
    const isLast = whole || size >= READ_SIZES.maxRecord;
    // An object that begins as columns may hold a table further on; if not in so many bytes, it is taken for columns.
    const isDecided = located.isSure || (isLast && located.layout === 'columns');
    const opened = isDecided
      ? await describe(source, buffer, length, whole, located, bom, options, task)
      : undefined;
    if (opened) return opened;
    if (isLast) {
      throw isDecided ? recordTooLong(located.line, READ_SIZES.maxRecord) : noTableNear();
    }
  }
}

function noTableNear(): DataError {
  return new DataError(
    'too-large',
    `expected a table that begins in the first ${READ_SIZES.maxRecord >> 20} MB of the file, found none there`,
    { hint: 'Write the table before the other members, or as a file of its own.' },
  );
}

/**
 * @returns undefined when the head does not hold the first record
 * @throws {DataError} `invalid-json` when so much of JSON Lines holds none
 */
async function describe(
  source: ByteSource,
  head: Uint8Array,
  length: number,
  whole: boolean,
  located: Located,
  bom: boolean,
  options: ReadOptions,
  task: Task<ReadProgress>,
): Promise<OpenedJson | undefined> {
  const { layout, path, otherPaths, shape, position, line, around, isEmpty } = located;
  const common = { format: located.format, around, isEmpty };
  const dialect: JsonDialect = {
    layout,
    path,
    otherPaths,
    newline: newlineIn(head, length),
    ...sourceEncoding(source),
    bom,
    header: false,
    decimal: '.',
    thousands: '',
  };
  if (layout === 'columns' || layout === 'pandas-columns') {
    const make = () => readColumnTable(source, layout, position, line, around, task);
    const byColumn = await (source.keptWork?.read(`${layout} ${position}`, make) ?? make());
    const { names: columnNames, problems } = namesFromHeader(byColumn.keys, 1, false);
    return {
      ...common,
      dialect,
      columnNames,
      problems: [...problems, ...byColumn.problems],
      dataStart: 0,
      dataLine: 1,
      shape,
      around: 0,
      byColumn,
    };
  }
  const found = columnsOf(head, length, whole, located, options);
  if (!found) return undefined;
  const fault =
    located.format === 'jsonl' && found.columns === 0 ? noRecords(head, length, located) : undefined;
  if (fault) {
    if (!whole && length < READ_SIZES.maxRecord) return undefined;
    throw fault;
  }
  const sharedLines = haveSharedLines(head, found.dataStart, length, shape);
  const isObjects = shape.records === 'objects';
  const { names } = found;
  const header = isObjects ? found.paths.map((keys) => keys.join('.')) : (names ?? found.header);
  const { names: columnNames, problems } = header
    ? namesFromHeader(header, sharedLines ? 1 : line, false)
    : { names: numberedNames(found.columns), problems: [] };
  return {
    ...common,
    dialect: {
      ...dialect,
      layout: layout === 'pandas-split' && !names ? 'array-of-arrays' : layout,
      header: names === undefined && shape.records === 'arrays' && header !== undefined,
    },
    columnNames,
    problems,
    dataStart: found.dataStart,
    dataLine: sharedLines ? 1 : found.dataLine,
    shape: { ...shape, sharedLines, paths: found.paths },
    isEmpty: isEmpty || found.isEmpty,
    ...(found.headKeys && { headKeys: found.headKeys }),
  };
}

/** By the first two records. */
function haveSharedLines(head: Uint8Array, dataStart: number, length: number, shape: JsonShape): boolean {
  if (shape.lines || shape.alone) return false;
  const scanner = new JsonScanner(shape, 0);
  const scan = scanner.scan(head, dataStart, length, true, 1, 2);
  const { records, line } = scanner.batch(head, 0, dataStart, scan.end, scan);
  return records === 2 && line[0] === line[1];
}

function newlineIn(head: Uint8Array, length: number): JsonDialect['newline'] {
  if (!head.subarray(0, length).includes(CR)) return '\n';
  let crlf = false;
  let lf = false;
  for (let i = head.indexOf(LF); i >= 0 && i < length; i = head.indexOf(LF, i + 1)) {
    if (i > 0 && head[i - 1] === CR) crlf = true;
    else lf = true;
  }
  if (crlf) return lf ? 'mixed' : '\r\n';
  return '\n';
}
