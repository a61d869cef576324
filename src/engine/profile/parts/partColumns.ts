import type { MomentsParts } from '../../stats/moments';
import { CELL_CLASSES } from '../../table/cellClass';
import type { TallyParts } from '../../table/columnTally';

/** What one reading of a part found of a column. */
export interface PartColumn {
  readonly tally: TallyParts;
  readonly moments: MomentsParts;
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

const MOMENTS = 9;

/** @param columns with the same number of missing words each */
export function packColumns(columns: readonly PartColumn[]): PartColumns {
  const size = MOMENTS + CELL_CLASSES + (columns[0]?.tally.wordCounts.length ?? 0);
  const numbers = new Float64Array(columns.length * size);
  for (const [column, { tally, moments }] of columns.entries()) {
    const { count, min, max, sums } = moments;
    const { exponent, sum, m2, m3, m4 } = sums;
    const at = column * size;
    numbers.set([count, min, max, exponent, sum.high, sum.low, m2, m3, m4], at);
    numbers.set(tally.counts, at + MOMENTS);
    numbers.set(tally.wordCounts, at + MOMENTS + CELL_CLASSES);
  }
  const noted = columns.flatMap(({ tally }, column) =>
    tally.noted.length > 0 ? [[column, tally.noted] as const] : [],
  );
  return { numbers, texts: columns.map(({ texts }) => texts), noted: new Map(noted) };
}

/** How many missing words were counted of each column. */
export function missingWordsOf({ numbers, texts }: PartColumns): number {
  return numbers.length / texts.length - MOMENTS - CELL_CLASSES;
}

/** One of the columns that were packed. */
export function columnOf({ numbers, texts, noted }: PartColumns, column: number): PartColumn {
  const size = numbers.length / texts.length;
  const own = numbers.subarray(column * size, (column + 1) * size);
  const [count, min, max, exponent, high, low, m2, m3, m4] = own;
  return {
    tally: {
      counts: own.subarray(MOMENTS, MOMENTS + CELL_CLASSES),
      wordCounts: own.subarray(MOMENTS + CELL_CLASSES),
      noted: noted.get(column) ?? [],
    },
    moments: {
      count: count!,
      min: min!,
      max: max!,
      sums: { exponent: exponent!, sum: { high: high!, low: low! }, m2: m2!, m3: m3!, m4: m4! },
    },
    texts: texts[column]!,
  };
}
