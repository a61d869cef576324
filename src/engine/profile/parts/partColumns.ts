import { addTo } from '../../stats/addTo';
import { MOMENT_NUMBERS, type Moments } from '../../stats/moments';
import { CELL_CLASSES } from '../../table/cellClass';
import type { TallyParts } from '../../table/columnTally';

/** What one reading of a part found of a column. */
export interface PartColumn {
  readonly tally: TallyParts;
  readonly moments: Moments;
  /** Whether its texts were counted in all blocks, in none, or in some. */
  readonly texts: 'all' | 'none' | 'some';
}

/** The same of all columns, in few arrays: thousands of small ones would take several times the memory. */
export interface PartColumns {
  /** Of each column its moments, its cells by class, and how often each missing word stood in them. */
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly texts: readonly PartColumn['texts'][];
  /** By column, where there are any. */
  readonly noted: ReadonlyMap<number, TallyParts['noted']>;
}

/** @param columns with the same number of missing words each */
export function packColumns(columns: readonly PartColumn[]): PartColumns {
  const size = MOMENT_NUMBERS + CELL_CLASSES + (columns[0]?.tally.wordCounts.length ?? 0);
  const numbers = new Float64Array(columns.length * size);
  for (const [column, { tally, moments }] of columns.entries()) {
    const at = column * size;
    numbers.set(moments.toNumbers(), at);
    numbers.set(tally.counts, at + MOMENT_NUMBERS);
    numbers.set(tally.wordCounts, at + MOMENT_NUMBERS + CELL_CLASSES);
  }
  const noted = columns.flatMap(({ tally }, column) =>
    tally.noted.length > 0 ? [[column, tally.noted] as const] : [],
  );
  return { numbers, texts: columns.map(({ texts }) => texts), noted: new Map(noted) };
}

/** What was counted of each column in all parts together. */
export function countsOfAll(
  parts: readonly PartColumns[],
): (column: number) => Pick<TallyParts, 'counts' | 'wordCounts'> {
  const [first] = parts;
  const total = new Float64Array(first?.numbers.length ?? 0);
  // Moments are added as well: that is of no use, but simple.
  for (const { numbers } of parts) addTo(total, numbers);
  const size = total.length / (first?.texts.length ?? 1);
  return (column) => {
    const at = column * size;
    return {
      counts: total.subarray(at + MOMENT_NUMBERS, at + MOMENT_NUMBERS + CELL_CLASSES),
      wordCounts: total.subarray(at + MOMENT_NUMBERS + CELL_CLASSES, at + size),
    };
  };
}
