import type { ByteSource, SourceOrigin } from './byteSource';
import type { DatasetProfile } from './dataset';

/** What the numbers of places in a file count: physical lines, or the rows of a Parquet file, which has no lines. */
export type Place = 'line' | 'row';

/** @example placeOf(memorySource('a.csv', bytes)); // 'line' */
export function placeOf({ origin }: Pick<ByteSource, 'origin'>): Place {
  return placeOfFormat(origin?.container);
}

/** @example placeIn(profile); // of a Parquet file 'row' */
export function placeIn({ format }: Pick<DatasetProfile, 'format'>): Place {
  return placeOfFormat(format);
}

/** @example whereIn(source, 7); // 'on line 7', of a Parquet file 'in row 7' */
export function whereIn(source: Pick<ByteSource, 'origin'>, place: number): string {
  return placeOf(source) === 'row' ? `in row ${place}` : `on line ${place}`;
}

function placeOfFormat(format: DatasetProfile['format'] | SourceOrigin['container'] | undefined): Place {
  return format === 'parquet' ? 'row' : 'line';
}
