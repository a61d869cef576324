import type { ByteSource } from './byteSource';
import type { Place } from './dataset';
import type { OpenedTable } from './table/openTable';

/** @example placeOf(source, await openTable(source, {}, {})); // of CSV 'line' */
export function placeOf({ origin }: Pick<ByteSource, 'origin'>, table: OpenedTable): Place {
  if (origin?.container === 'parquet') return 'row';
  return table.format !== 'csv' && (table.byColumn || table.shape.sharedLines) ? 'row' : 'line';
}

/** @example whereIn('row', 7); // 'in row 7'; for lines 'on line 7' */
export function whereIn(place: Place, number: number | string): string {
  return place === 'row' ? `in row ${number}` : `on line ${number}`;
}
