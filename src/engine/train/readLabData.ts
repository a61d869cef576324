import type { ByteSource } from '../byteSource';
import { openTable } from '../table/openTable';
import { readRecords } from '../csv/readRecords';
import type { ColumnProfile, DatasetProfile, ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import { forEachBlock } from '../kernel/forEachBlock';
import { newKernel } from '../kernel/newKernel';
import { seedFor } from '../random';
import { requireColumns } from '../scale/requireColumns';
import { CellClassifier } from '../table/cellClassifier';
import { RowReservoir } from '../table/rowReservoir';
import type { Task } from '../task';
import { canLearnFrom, differentTexts, whyNotLearnFrom } from './labColumns';
import type { LabChoice } from './labChoice';
import { prepareLabData, type LabData, type TableColumn } from './labData';
import { MOST_CLASSES, requireTargetKind, tooManyClasses } from './labTarget';
import { TextCodes } from './textCodes';

/** How many rows are used of a file that has more. */
export interface LabLimit {
  /** Of complete rows. */
  readonly rowBudget: number;
  /** The same seed chooses the same rows. */
  readonly seed: number;
}

/** A file made ready for training. */
export interface LabTable {
  /** Its row indices are those of the file, its `total` all rows of the file. */
  readonly data: LabData;
  /** Rows that `data.rows.incomplete` was counted among: all of the file, or a random sample. */
  readonly rowsRead: number;
  /** Of columns that were used as text; see {@link PyTorchSource}. */
  readonly textColumns: readonly string[];
}

/** Rows read for each that is used, so that enough are left where some lack a value. */
const READ_PER_ROW_USED = 4;
/** What the seed is used for here, so that the sample of the complete rows is drawn apart from that of the rows read. */
const READING = 0;

/**
 * Reads what the lab needs of a CSV file: numbers as they are, texts as codes. Columns that the profile advises against
 * are left out with the reason, unless `features` names them. Of a file with more rows than `4 · rowBudget` a uniform random
 * sample of so many is read, and of the complete ones among them `rowBudget` are used.
 *
 * @param profile of the whole file, read with the same options
 * @throws {DataError} `unknown-column`; `not-trainable` when the target cannot be learnt, or too little is left to learn from;
 *   whatever makes a file unreadable as a table
 * @throws {Cancelled}
 * @example
 * const { data } = await readLabData(source, {}, profile, { target: 'species' }, { rowBudget: 2000, seed: 1 }, {});
 */
export async function readLabData(
  source: ByteSource,
  options: ReadOptions,
  profile: DatasetProfile,
  choice: LabChoice,
  limit: LabLimit,
  task: Task<ReadProgress>,
): Promise<LabTable> {
  const { columns } = profile;
  requireColumns(
    [choice.target, ...(choice.features ?? [])],
    columns.map(({ name }) => name),
  );
  const uses = columns.map((column) => useOf(column, choice, columns.length));
  const maxRows = READ_PER_ROW_USED * limit.rowBudget;
  const { table, rows, fileRows } = await readTable(
    source,
    options,
    uses,
    { maxRows, seed: seedFor(limit.seed, READING) },
    task,
  );
  const data = prepareLabData(table, choice.target, { ...limit, task: choice.task });
  const named = new Set([data.target.name, ...data.features.map(({ name }) => name)]);
  return {
    data: {
      ...data,
      rows: { ...data.rows, total: fileRows },
      rowIndices: data.rowIndices.map((row) => rows[row]!),
    },
    rowsRead: rows.length,
    textColumns: table.filter(({ name, labels }) => labels && named.has(name)).map(({ name }) => name),
  };
}

interface ColumnUse {
  readonly column: ColumnProfile;
  readonly isText: boolean;
  readonly leaveOut?: string;
}

function useOf(column: ColumnProfile, { target, features }: LabChoice, columnCount: number): ColumnUse {
  const isText = column.kind === 'text' || column.kind === 'boolean';
  if (column.name === target) {
    requireTargetKind(column);
    if (isText && differentTexts(column) > MOST_CLASSES) {
      const about = typeof column.distinct === 'number' ? '' : 'about ';
      throw tooManyClasses(column, `${about}${differentTexts(column)}`);
    }
    return { column, isText };
  }
  const against = whyNotLearnFrom(column, columnCount);
  const chosen = features?.includes(column.name) ?? against === undefined;
  if (chosen && canLearnFrom(column)) return { column, isText };
  return { column, isText, leaveOut: against ?? 'Not chosen.' };
}

/** The rows that are kept, in file order, and which row of the file, from 0, each of them is. */
async function readTable(
  source: ByteSource,
  options: ReadOptions,
  uses: readonly ColumnUse[],
  { maxRows, seed }: { readonly maxRows: number; readonly seed: number },
  task: Task<ReadProgress>,
): Promise<{ readonly table: TableColumn[]; readonly rows: Float64Array; readonly fileRows: number }> {
  const csv = await openTable(source, options, task);
  const used = uses.filter(({ leaveOut }) => leaveOut === undefined);
  const codes = used.map(({ isText, column }) => (isText ? new TextCodes(column.index) : undefined));
  const numbers = used.filter(({ isText }) => !isText).map(({ column }) => column.index);
  const classifier = new CellClassifier(options.missingWords, csv.dialect);
  const kernel = newKernel(csv, classifier, source.size);
  // The number of the row is kept as one more column.
  const reservoir = new RowReservoir(used.length + 1, maxRows, seed);
  await readRecords(source, csv, kernel, options, task, (batch) => {
    forEachBlock(kernel, batch, numbers, (block, place) => {
      const values = used.map(
        ({ column }, u) => codes[u]?.codesOf(batch, place, classifier) ?? block.values(column.index),
      );
      const first = reservoir.seen;
      values.push(Float64Array.from({ length: place.count }, (_, row) => first + row));
      reservoir.add(values, place.lines);
    });
  });
  const kept = reservoir.result().columns;
  const table = uses.map(({ column: { name, kind }, leaveOut }, u): TableColumn => {
    if (leaveOut !== undefined) return { name, kind, values: new Float64Array(0), leaveOut };
    const place = used.indexOf(uses[u]!);
    const labels = codes[place]?.labels;
    return { name, kind, values: kept[place]!, ...(labels && { labels }) };
  });
  return { table, rows: kept.at(-1)!, fileRows: reservoir.seen };
}
