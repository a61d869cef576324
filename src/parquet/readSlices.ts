import {
  type AsyncBuffer,
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  parquetScan,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet';
import { checkpoint, type Task } from '../engine/task';
import { decompressors } from './compressors';
import type { OpenedParquet } from './openParquet';
import { damaged, whileReading } from './parquetError';
import { arrayFor, type Numbers, readNumbers } from './numberColumn';
import { physicalMetadata } from './physicalSchema';

/** Some rows of a file, column by column, values as they are stored. */
export interface Slice {
  readonly rows: number;
  /** Of the row group, from 0. */
  readonly group: number;
  readonly columns: readonly SliceColumn[];
}

export interface SliceColumn {
  readonly tree: SchemaTree;
  readonly values: Numbers['values'] | unknown[];
  /** In a typed array, 1 for each value that is null. Left out: null is among the values. */
  readonly isNull?: Uint8Array;
}

/** Rows of a slice where pages say which rows they hold. */
const SLICE_ROWS = 65_536;

/**
 * Reads a Parquet file in slices: a row group at a time, or, where all its columns have an index of their pages, so many
 * rows of it. What is in memory is one slice, and the compressed bytes of one column of the row group.
 *
 * @param sliceRows how many rows those are
 * @param isWanted whether a column is read
 * @throws {DataError} `invalid-parquet` with the row group, the column and the byte where it cannot be read, after the slices
 *   before it
 * @throws {Cancelled}
 */
export async function* readSlices(
  opened: OpenedParquet,
  task: Task<never>,
  sliceRows = SLICE_ROWS,
  isWanted: (name: string) => boolean = () => true,
): AsyncGenerator<Slice, undefined> {
  const metadata = physicalMetadata(opened.metadata);
  const root = parquetSchema(metadata);
  const compressors = decompressors();
  const trees = root.children.filter(({ element }) => isWanted(element.name));
  let groupStart = 0;
  for (const [group, rowGroup] of metadata.row_groups.entries()) {
    const groupRows = Number(rowGroup.num_rows);
    const step = hasPageIndex(rowGroup) ? sliceRows : groupRows;
    for (let first = 0; first < groupRows; first += step) {
      const rowStart = groupStart + first;
      const rows = Math.min(step, groupRows - first);
      yield await readSlice(
        opened,
        { metadata, root, trees, compressors, group, first, rowStart, rows },
        task,
      );
    }
    groupStart += groupRows;
  }
}

interface SlicePlan {
  readonly metadata: FileMetaData;
  readonly root: SchemaTree;
  /** The columns that are read. */
  readonly trees: readonly SchemaTree[];
  readonly compressors: Compressors;
  readonly group: number;
  /** Its first row in the row group, and in the file. */
  readonly first: number;
  readonly rowStart: number;
  readonly rows: number;
}

async function readSlice(opened: OpenedParquet, plan: SlicePlan, task: Task<never>): Promise<Slice> {
  const { name, file } = opened;
  const { metadata, trees, compressors, group, rowStart, rows } = plan;
  const parsers = { timestampFromNanoseconds: (nanos: bigint) => nanos };
  const rowEnd = rowStart + rows;
  // A scan of its own: it keeps the columns it has read.
  const options = { file, metadata, compressors, parsers, utf8: false, geoparquet: false };
  const scan = await parquetScan({ ...options, rowStart, rowEnd });
  const columns: SliceColumn[] = [];
  for (const tree of trees) {
    await checkpoint(task);
    const column = tree.element.name;
    const where = `values of column '${column}' in row group ${group + 1}, from byte ${startOf(metadata, group, column)} on`;
    let read: Omit<SliceColumn, 'tree'> & { readonly found: number };
    try {
      read = await (numbersIn(file, plan, tree) ?? othersIn(scan.readColumn({ column, rowStart, rowEnd })));
    } catch (error) {
      throw whileReading(error, name, where, rowStart);
    }
    const { found, ...values } = read;
    if (found !== rows) throw damaged(name, `expected ${rows} ${where}, found ${found}`, rowStart);
    columns.push({ tree, ...values });
  }
  return { rows, group, columns };
}

function numbersIn(file: AsyncBuffer, plan: SlicePlan, tree: SchemaTree) {
  const { metadata, root, compressors, group, first, rows } = plan;
  const { columns, num_rows } = metadata.row_groups[group]!;
  const chunk = columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === tree.element.name);
  const Kind = arrayFor(root, tree);
  if (!Kind || !chunk) return undefined;
  const path = [root, tree] as const;
  return readNumbers({ file, chunk, path, groupRows: Number(num_rows), compressors }, Kind, first, rows);
}

async function othersIn(reading: Promise<DecodedArray>) {
  const values = await reading;
  return { values: Array.from<unknown>(values), found: values.length };
}

/** Where the values of a column begin in the file, in a row group. */
function startOf({ row_groups }: FileMetaData, group: number, column: string): number {
  const starts = row_groups[group]!.columns.flatMap(({ meta_data }) =>
    meta_data?.path_in_schema[0] === column
      ? [Number(meta_data.dictionary_page_offset ?? meta_data.data_page_offset)]
      : [],
  );
  return Math.min(...starts);
}

function hasPageIndex({ columns }: RowGroup): boolean {
  return columns.every(
    ({ offset_index_offset, offset_index_length }) => offset_index_offset && offset_index_length,
  );
}
