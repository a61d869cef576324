import type { ByteSource } from './byteSource';

/** What the numbers of places in a file count: physical lines, or the rows of a Parquet file, which has no lines. */
export type Place = 'line' | 'row';

/** @example placeOf(memorySource('a.csv', bytes)); // 'line' */
export function placeOf({ origin }: Pick<ByteSource, 'origin'>): Place {
  return origin?.container === 'parquet' ? 'row' : 'line';
}

/** @example whereIn(source, 7); // 'on line 7', of a Parquet file 'in row 7' */
export function whereIn(source: Pick<ByteSource, 'origin'>, place: number): string {
  return placeOf(source) === 'row' ? `in row ${place}` : `on line ${place}`;
}
