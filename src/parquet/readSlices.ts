import { type DecodedArray, type FileMetaData, parquetScan, type RowGroup, type SchemaTree } from 'hyparquet';
import { checkpoint, type Task } from '../engine/task';
import { decompressors } from './compressors';
import type { OpenedParquet } from './openParquet';
import { damaged, whileReading } from './parquetError';
import { columnsOf, physicalMetadata } from './physicalSchema';

/** Some rows of a file, column by column, values as they are stored. */
export interface Slice {
  readonly rows: number;
  /** Of the row group, from 0. */
  readonly group: number;
  readonly columns: readonly { readonly tree: SchemaTree; readonly values: DecodedArray }[];
}

/** Rows of a slice where pages say which rows they hold. */
const SLICE_ROWS = 65_536;

/**
 * Reads a Parquet file in slices: a row group at a time, or, where all its columns have an index of their pages, so many
 * rows of it. What is in memory is one slice, and the compressed bytes of one column of the row group.
 *
 * @param sliceRows how many rows those are
 * @throws {DataError} `invalid-parquet` with the row group, the column and the byte where it cannot be read, after the slices
 *   before it
 * @throws {Cancelled}
 */
export async function* readSlices(
  opened: OpenedParquet,
  task: Task<never>,
  sliceRows = SLICE_ROWS,
): AsyncGenerator<Slice, undefined> {
  const metadata = physicalMetadata(opened.metadata);
  const trees = columnsOf(metadata);
  let groupStart = 0;
  for (const [group, rowGroup] of metadata.row_groups.entries()) {
    const groupRows = Number(rowGroup.num_rows);
    const step = hasPageIndex(rowGroup) ? sliceRows : groupRows;
    for (let first = 0; first < groupRows; first += step) {
      const rowStart = groupStart + first;
      const rowEnd = groupStart + Math.min(first + step, groupRows);
      yield await readSlice(opened, metadata, trees, { group, rowStart, rowEnd }, task);
    }
    groupStart += groupRows;
  }
}

async function readSlice(
  { name, file }: OpenedParquet,
  metadata: FileMetaData,
  trees: readonly SchemaTree[],
  { group, rowStart, rowEnd }: { readonly group: number; readonly rowStart: number; readonly rowEnd: number },
  task: Task<never>,
): Promise<Slice> {
  const rows = rowEnd - rowStart;
  const parsers = { timestampFromNanoseconds: (nanos: bigint) => nanos };
  // A scan of its own: it keeps the columns it has read.
  const options = { file, metadata, compressors: decompressors(), parsers, utf8: false, geoparquet: false };
  const scan = await parquetScan({ ...options, rowStart, rowEnd });
  const columns: Slice['columns'][number][] = [];
  for (const tree of trees) {
    await checkpoint(task);
    const column = tree.element.name;
    const where = `values of column '${column}' in row group ${group + 1}, from byte ${startOf(metadata, group, column)} on`;
    let values: DecodedArray;
    try {
      values = await scan.readColumn({ column, rowStart, rowEnd });
    } catch (error) {
      throw whileReading(error, name, where, rowStart);
    }
    if (values.length !== rows) {
      throw damaged(name, `expected ${rows} ${where}, found ${values.length}`, rowStart);
    }
    columns.push({ tree, values });
  }
  return { rows, group, columns };
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
