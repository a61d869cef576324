import type { DecodedArray, SchemaTree } from 'hyparquet';
import { isFlatColumn } from 'hyparquet/src/schema.js';
import { type NumberChunk, type NumberPage, numberPages, wordsOf } from './numberPages';

/** Numbers of a column as they are stored. */
export interface Numbers {
  readonly values: Int32Array | BigInt64Array | Float32Array | Float64Array;
  /** By row, 1 where there is none; its value is 0. Left out: each row has one. */
  readonly isNull?: Uint8Array;
}

const ARRAYS = { INT32: Int32Array, INT64: BigInt64Array, FLOAT: Float32Array, DOUBLE: Float64Array };

/** What the numbers of a column are kept in; undefined for a column of something else, or of more than one a row. */
export function arrayFor(root: SchemaTree, column: SchemaTree) {
  const { type } = column.element;
  return isFlatColumn([root, column]) && type && type in ARRAYS
    ? ARRAYS[type as keyof typeof ARRAYS]
    : undefined;
}

/**
 * Reads numbers into a typed array, where the library would make an object of each.
 * @param first of the rows, in the row group
 * @returns undefined with how many rows were found, where there are fewer
 * @throws whatever the library throws at damaged bytes, or an error that says what is wrong with them
 */
export async function readNumbers(
  column: NumberChunk,
  Kind: NonNullable<ReturnType<typeof arrayFor>>,
  first: number,
  rows: number,
): Promise<Numbers & { readonly found: number }> {
  const values = new Kind(rows);
  const isNull = new Uint8Array(rows);
  let nulls = 0;
  let found = 0;
  for await (const page of numberPages(column, first, first + rows)) {
    nulls += place(page, first, wordsOf(values), isNull);
    found = Math.min(rows, page.firstRow + page.rows - first);
  }
  return { values, found, ...(nulls > 0 && { isNull }) };
}

/** @returns how many rows without a value there were */
function place(
  { firstRow, rows, levels, indices, words }: NumberPage,
  first: number,
  target: Int32Array,
  isNull: Uint8Array,
): number {
  const width = target.length / isNull.length;
  // Of the page.
  const from = Math.max(0, first - firstRow);
  const to = Math.min(rows, first + isNull.length - firstRow);
  const shift = firstRow - first;
  if (!levels && !indices) {
    target.set(words.subarray(width * from, width * to), width * (from + shift));
    return 0;
  }
  let value = 0;
  for (let r = 0; levels && r < from; r++) value += levels[r]!;
  if (!levels) value = from;
  let nulls = 0;
  for (let r = from; r < to; r++) {
    if (levels?.[r] === 0) {
      isNull[r + shift] = 1;
      nulls++;
      continue;
    }
    const source = width * (indices ? indices[value]! : value);
    value++;
    if (source >= words.length)
      throw new Error(`place ${source / width} in a dictionary of ${words.length / width}`);
    const at = width * (r + shift);
    target[at] = words[source]!;
    if (width === 2) target[at + 1] = words[source + 1]!;
  }
  return nulls;
}

/** Values with null in the place of those that are. */
export function withNulls<Values extends DecodedArray>(
  values: Values,
  isNull: Uint8Array | undefined,
): Values | unknown[] {
  if (!isNull) return values;
  return Array.from<unknown, unknown>(values, (value, r) => (isNull[r] === 1 ? null : value));
}
