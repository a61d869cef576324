import {
  type AsyncBuffer,
  type ColumnChunk,
  type ColumnMetaData,
  type Compressors,
  type DecodedArray,
  type PageHeader,
  readOffsetIndex,
  type SchemaTree,
} from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';

/** A column of numbers in a row group. */
export interface NumberChunk {
  readonly file: AsyncBuffer;
  readonly chunk: ColumnChunk;
  /** The whole table, and the column in it. */
  readonly path: readonly [root: SchemaTree, column: SchemaTree];
  readonly groupRows: number;
  readonly compressors: Compressors;
}

/** The values of some consecutive rows. */
export interface NumberPage {
  /** Of the row group. */
  readonly firstRow: number;
  readonly rows: number;
  /** By row, 0 where there is no value. Left out: there is one in each. */
  readonly levels?: readonly number[];
  /** Of each value its place in `words`. Left out: they stand there one behind the other. */
  readonly indices?: ArrayLike<number>;
  /** Values as they are stored, in one or two words each. */
  readonly words: Int32Array;
}

/**
 * The pages of a column that hold rows from `first` to `end`, in file order.
 * @throws whatever the library throws at damaged bytes, or an error that says what is wrong with them
 */
export async function* numberPages(
  column: NumberChunk,
  first: number,
  end: number,
): AsyncGenerator<NumberPage> {
  const { bytes, row } = await bytesOf(column, first, end);
  const reader = { view: new DataView(bytes), offset: 0 };
  let dictionary: Int32Array | undefined;
  // As the library, which takes a last byte for padding.
  for (let firstRow = row; firstRow < end && reader.offset < bytes.byteLength - 1;) {
    const header = parquetHeader(reader);
    const page = new Uint8Array(bytes, reader.offset, header.compressed_page_size);
    reader.offset += page.length;
    if (header.type === 'DICTIONARY_PAGE') {
      dictionary = dictionaryOf(column, header, page);
      continue;
    }
    const rows = (header.data_page_header ?? header.data_page_header_v2)?.num_values ?? 0;
    if (firstRow + rows > first) yield { firstRow, rows, ...valuesOf(column, header, page, dictionary) };
    firstRow += rows;
  }
}

function dictionaryOf(column: NumberChunk, header: PageHeader, page: Uint8Array): Int32Array {
  const { type, codec } = metaOf(column);
  const bytes = decompressPage(page, header.uncompressed_page_size, codec, column.compressors);
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
  return wordsOf(readPlain(reader, type, header.dictionary_page_header?.num_values ?? 0, undefined));
}

function valuesOf(
  column: NumberChunk,
  header: PageHeader,
  page: Uint8Array,
  dictionary: Int32Array | undefined,
): Pick<NumberPage, 'levels' | 'indices' | 'words'> {
  const meta = metaOf(column);
  const [root, tree] = column.path;
  const decoder = {
    ...{ pathInSchema: [...tree.path], schemaPath: [root, tree], element: tree.element },
    ...{ type: meta.type, codec: meta.codec, compressors: column.compressors, parsers: DEFAULT_PARSERS },
  };
  const { data_page_header: v1, data_page_header_v2: v2 } = header;
  const about = v1 ?? v2;
  if (!about) throw new Error(`a page of type ${header.type}`);
  const { definitionLevels, dataPage } = v1
    ? readDataPage(
        decompressPage(page, header.uncompressed_page_size, meta.codec, column.compressors),
        v1,
        decoder,
      )
    : readDataPageV2(page, header, decoder);
  const levels = definitionLevels?.length && v2?.num_nulls !== 0 ? definitionLevels : undefined;
  const present = levels ? sumOf(levels) : about.num_values;
  if (dataPage.length !== present) throw new Error(`${dataPage.length} values for ${present} rows`);
  const some = { ...(levels && { levels }) };
  if (!about.encoding.endsWith('_DICTIONARY')) return { ...some, words: wordsOf(dataPage) };
  if (!dictionary) throw new Error('places in a dictionary that is not there');
  return { ...some, indices: dataPage as ArrayLike<number>, words: dictionary };
}

function sumOf(levels: readonly number[]): number {
  let sum = 0;
  for (const level of levels) sum += level;
  return sum;
}

/** The bytes of the pages with these rows, the dictionary before them, and the row that the first page begins with. */
async function bytesOf(
  column: NumberChunk,
  first: number,
  end: number,
): Promise<{ readonly bytes: ArrayBuffer; readonly row: number }> {
  const { file, chunk, groupRows } = column;
  const { dictionary_page_offset, data_page_offset, total_compressed_size } = metaOf(column);
  const start = Number(dictionary_page_offset ?? data_page_offset);
  const chunkEnd = start + Number(total_compressed_size);
  const { offset_index_offset, offset_index_length } = chunk;
  if (!offset_index_offset || !offset_index_length || (first === 0 && end >= groupRows)) {
    return { bytes: await file.slice(start, chunkEnd), row: 0 };
  }
  const at = Number(offset_index_offset);
  const index = await file.slice(at, at + offset_index_length);
  const { page_locations } = readOffsetIndex({ view: new DataView(index), offset: 0 });
  const pages = page_locations.map(({ offset, compressed_page_size, first_row_index }) => ({
    ...{ row: Number(first_row_index), start: Number(offset), end: Number(offset) + compressed_page_size },
  }));
  const some = pages.filter(({ row }, p) => row < end && (pages[p + 1]?.row ?? groupRows) > first);
  const [from] = some;
  if (!from) throw new Error(`an index without rows ${first} to ${end}`);
  const data = await file.slice(from.start, some.at(-1)!.end);
  // Not every writer says where the dictionary is.
  const dictionary = await file.slice(start, pages[0]!.start);
  const bytes = new Uint8Array(dictionary.byteLength + data.byteLength);
  bytes.set(new Uint8Array(dictionary));
  bytes.set(new Uint8Array(data), dictionary.byteLength);
  return { bytes: bytes.buffer, row: from.row };
}

function metaOf({ chunk, path }: NumberChunk): ColumnMetaData {
  if (!chunk.meta_data) throw new Error(`nothing said of column ${path[1].element.name}`);
  return chunk.meta_data;
}

/** The bytes of a typed array; the library gives an empty one of another kind where there are no values. */
export function wordsOf(values: DecodedArray): Int32Array {
  return Array.isArray(values)
    ? new Int32Array(0)
    : new Int32Array(values.buffer, values.byteOffset, values.byteLength / 4);
}
