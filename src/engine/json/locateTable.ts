import { LF, OPEN_BRACE, OPEN_BRACKET, SPACE } from '../csv/ascii';
import type { JsonLayout } from '../dialect';
import type { ReadOptions } from '../readOptions';
import { chooseTable, type ChosenTable } from './chooseTable';
import { compactJson } from './compactJson';
import type { JsonFault } from './jsonFault';
import type { JsonRecords, JsonShape } from './jsonShape';
import { noDocument } from '../table/inapplicable';
import { type OutlinedObject, Outliner } from './outline';

/** Where the records of a JSON file stand. */
export interface Located {
  readonly format: 'json' | 'jsonl';
  readonly layout: JsonLayout;
  readonly path: string;
  readonly otherPaths: readonly string[];
  /** Its paths are not known yet. */
  readonly shape: JsonShape;
  /** Where the first record may begin; for columns, where their object does. */
  readonly position: number;
  readonly line: number;
  readonly around: number;
  readonly isEmpty: boolean;
  /** Column names that stand beside the table. */
  readonly names?: readonly string[];
  /** False where more of the file may show another table. */
  readonly isSure: boolean;
}

/**
 * Finds out from the head of a JSON file where its table is.
 * @param start behind a byte order mark
 * @throws {DataError} `not-a-table`, `ambiguous-table`
 */
export function locateTable(
  head: Uint8Array,
  start: number,
  whole: boolean,
  format: 'json' | 'jsonl',
  options: ReadOptions,
): Located | { readonly fault: JsonFault } {
  if (format === 'jsonl') return locateLines(head, start);
  const outliner = new Outliner(head, start, 1);
  const root = outliner.value();
  const { fault } = outliner;
  // Rows before the fault can be read, where it is known that the table is an array.
  if (fault && root.type === 'value') return { fault };
  if (whole && outliner.isCut && root.type === 'value') {
    return { fault: { position: head.length, line: 1, expected: 1 } };
  }
  // One value behind the other, as in JSON Lines, whatever the name of the file is.
  if (options.format === undefined && !outliner.isCut && isAnother(head, outliner.end)) {
    if (!options.path) return locateLines(head, start);
    if (!fault) throw noDocument(options.path, 'JSON Lines');
  }
  const isComplete = root.type !== 'object' || root.complete || whole;
  let chosen: ChosenTable;
  try {
    chosen = chooseTable(root, options.path, options.orient);
  } catch (error) {
    if (fault) return { fault };
    if (isComplete) throw error;
    return { ...undecided(), isSure: false };
  }
  const { layout, value } = chosen;
  if (fault && value.type === 'object' && layout !== 'pandas-index') return { fault };
  const place = {
    format,
    layout,
    path: chosen.path.join('.'),
    otherPaths: chosen.others,
    around: chosen.path.length,
    isSure: isComplete || (layout !== 'object' && layout !== 'columns'),
  };
  if (value.type === 'object') {
    if (!isComplete && isStartOfSplit(value)) return { ...undecided(), isSure: false };
    const keyed = layout === 'pandas-index';
    const alone = layout === 'object';
    const isColumns = !keyed && !alone;
    // No columns and no rows, not a row without columns.
    const isEmpty = alone && value.complete && value.members.length === 0;
    return {
      ...place,
      shape: isColumns ? shapeOf('arrays', { lines: true }) : shapeOf('objects', { keyed, alone }),
      position: isEmpty ? outliner.end : value.start + (keyed ? 1 : 0),
      line: lineAt(head, value.start),
      isEmpty,
    };
  }
  const names =
    chosen.names?.end === undefined ? undefined : namesIn(head, chosen.names.start, chosen.names.end);
  return {
    ...place,
    // Rows beside names are arrays, also those that are still to come.
    shape: shapeOf(names ? 'arrays' : value.elements),
    position: value.isEmpty && value.end !== undefined ? value.end : value.start + 1,
    line: value.line,
    isEmpty: value.isEmpty,
    ...(names && { names }),
  };
}

/** Whether these are the first members of pandas' split, whose rows come behind an index of any length. */
function isStartOfSplit({ members }: OutlinedObject): boolean {
  return members.map(({ key }) => key).join() === 'columns,index';
}

function undecided(): Omit<Located, 'isSure'> {
  return {
    format: 'json',
    layout: 'object',
    path: '',
    otherPaths: [],
    shape: shapeOf('objects'),
    position: 0,
    line: 1,
    around: 0,
    isEmpty: false,
  };
}

/** A shape whose paths are not known yet, of elements of an array where `kind` says nothing else. */
export function shapeOf(records: JsonRecords, kind: Partial<JsonShape> = {}): JsonShape {
  return { lines: false, keyed: false, alone: false, sharedLines: false, records, paths: [], ...kind };
}

/** So many lines that begin as an object or an array are looked at. */
const LINES_LOOKED_AT = 1000;

/** What most of the first lines that begin as an object or an array are decides. */
function locateLines(head: Uint8Array, start: number): Located {
  let objects = 0;
  let arrays = 0;
  for (let i = start; i < head.length && objects + arrays < LINES_LOOKED_AT; i++) {
    while (i < head.length && head[i]! <= SPACE) i++;
    if (head[i] === OPEN_BRACE) objects++;
    else if (head[i] === OPEN_BRACKET) arrays++;
    const end = head.indexOf(LF, i);
    if (end < 0) break;
    i = end;
  }
  const records = objects === 0 && arrays === 0 ? 'values' : objects >= arrays ? 'objects' : 'arrays';
  return {
    format: 'jsonl',
    layout: `lines-of-${records}`,
    path: '',
    otherPaths: [],
    shape: shapeOf(records, { lines: true }),
    position: start,
    line: 1,
    around: 0,
    isEmpty: false,
    isSure: true,
  };
}

/** Whether a value begins on a later line. */
function isAnother(head: Uint8Array, from: number): boolean {
  let isLater = false;
  for (let i = from; i < head.length; i++) {
    if (head[i] === LF) isLater = true;
    if (head[i]! > SPACE) return isLater && (head[i] === OPEN_BRACE || head[i] === OPEN_BRACKET);
  }
  return false;
}

function lineAt(head: Uint8Array, position: number): number {
  let line = 1;
  for (let i = head.indexOf(LF); i >= 0 && i < position; i = head.indexOf(LF, i + 1)) line++;
  return line;
}

/** @returns undefined where something stands there without a name */
function namesIn(head: Uint8Array, start: number, end: number): readonly string[] | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(head.subarray(start, end));
  const names: unknown = JSON.parse(text);
  if (!Array.isArray(names)) return undefined;
  const found = names.map(nameIn);
  return found.every((name) => name !== undefined) ? found : undefined;
}

/** Beside a name may stand what else is known of the column. */
function nameIn(each: unknown): string | undefined {
  if (typeof each === 'string') return each;
  if (typeof each !== 'object' || each === null || Array.isArray(each))
    return compactJson(JSON.stringify(each));
  return 'name' in each && typeof each.name === 'string' ? each.name : undefined;
}
