import { QUOTED, fieldText, type RecordBatch } from '../csv/recordBatch';
import { fieldsOf } from '../csv/recordsOf';
import type { ReadOptions } from '../readOptions';
import { JsonScanner } from './jsonScanner';
import { KeyLearner, type LearntKeys } from './keyLearner';
import { keysOfHead } from './keysOfHead';
import type { Located } from './locateTable';

/** What the head of a file tells about its columns. */
export interface ColumnsFound {
  readonly columns: number;
  readonly paths: readonly (readonly string[])[];
  /** Present where later records may have more: the keys of objects, as they were learnt. */
  readonly headKeys?: readonly LearntKeys[];
  /** Names that stand beside the table: as many as its first record has cells, else they may be those of its rows. */
  readonly names?: readonly string[];
  /** Names in a first record of their own. */
  readonly header?: readonly string[];
  /** Behind that record. */
  readonly dataStart: number;
  readonly dataLine: number;
  /** Whether there is nothing behind it. */
  readonly isEmpty: boolean;
}

/** Records below the first that are looked at for a header. */
const SAMPLE = 100;

/**
 * Learns the columns from the first records.
 * @param head with a line feed at `length`
 * @returns undefined when no record is complete in it, unless it is the whole file
 */
export function columnsOf(
  head: Uint8Array,
  length: number,
  whole: boolean,
  { shape, position, line, isEmpty, names: beside }: Located,
  options: ReadOptions,
): ColumnsFound | undefined {
  const start = { dataStart: position, dataLine: line, isEmpty };
  if (shape.records === 'values') return { columns: 1, paths: [], ...start };
  if (options.columnPaths && shape.records === 'objects') {
    return { columns: options.columnPaths.length, paths: options.columnPaths, ...start };
  }
  if (isEmpty) return { columns: 0, paths: [], ...start, ...(beside && { names: beside }) };
  if (shape.records === 'objects') {
    const learner =
      keysOfHead(head, length, whole, shape, position, line) ?? (whole ? new KeyLearner() : undefined);
    if (!learner) return undefined;
    const { paths, learnt } = learner;
    return { columns: paths.length, paths, ...start, ...(!whole && { headKeys: learnt }) };
  }
  const scanner = new JsonScanner(shape, 0);
  const scan = scanner.scan(head, position, length, whole, line);
  const batch = scanner.batch(head, 0, position, scan.end, scan);
  if (batch.records === 0 && !whole && !scan.json?.damage && scan.json?.faults.length === 0) return undefined;
  const names = batch.records === 0 || fieldsOf(batch, 0) === beside?.length ? beside : undefined;
  let columns = names?.length ?? 0;
  for (let r = 0; r < batch.records; r++) columns = Math.max(columns, fieldsOf(batch, r));
  const hasHeader = options.header ?? (names === undefined && looksLikeHeader(batch));
  if (!hasHeader || batch.records === 0) return { columns, paths: [], ...start, ...(names && { names }) };
  const header = Array.from({ length: columns }, (_, c) =>
    c < fieldsOf(batch, 0) ? fieldText(batch, c) : '',
  );
  const first = new JsonScanner(shape, 0).scan(head, position, length, whole, line, 1);
  return {
    columns,
    paths: [],
    header,
    dataStart: first.end,
    dataLine: first.nextLine,
    isEmpty: first.json?.closed ?? false,
  };
}

/** Whether the first record is all strings, different ones, and some column below holds something else. */
function looksLikeHeader(batch: RecordBatch): boolean {
  const columns = batch.records > 1 ? fieldsOf(batch, 0) : 0;
  const names = new Set<string>();
  for (let field = 0; field < columns; field++) {
    if ((batch.fieldFlags[field]! & QUOTED) === 0) return false;
    names.add(fieldText(batch, field));
  }
  if (names.size < columns || names.has('')) return false;
  const sampled = Math.min(batch.records, SAMPLE + 1);
  for (let r = 1; r < sampled; r++) {
    const first = batch.firstField[r]!;
    for (let field = first; field < Math.min(first + columns, batch.firstField[r + 1]!); field++) {
      const isNull = batch.fieldStart[field] === batch.fieldEnd[field];
      if (!isNull && (batch.fieldFlags[field]! & QUOTED) === 0) return true;
    }
  }
  return false;
}
