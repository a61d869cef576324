import type { Contestant } from './contestants';
import type { PeerColumn } from './peers/summary';

/** Moments are sums, which everybody adds up in another order. */
const MOMENTS = 1e-9;
/** Interpolation between two exact values, or a number read not quite as the nearest double. */
const ROUNDING = 1e-12;
/** An approximate quartile: as a part of the range. */
const ROUGH = 0.05;

export type Precision = Pick<Contestant, 'quantiles' | 'reading'>;

/**
 * What of the two contradicts: one line each, empty if they agree.
 * @param precision that of the less precise of the two
 */
export function disagreements(
  expected: readonly PeerColumn[],
  found: readonly PeerColumn[],
  precision: Precision,
): string[] {
  const names = (columns: readonly PeerColumn[]) => columns.map(({ name }) => name).sort();
  const [left, right] = [names(expected), names(found)];
  if (left.join('\n') !== right.join('\n')) {
    return [`numeric columns: ${left.length} (${left.join(', ')}), ${right.length} (${right.join(', ')})`];
  }
  const byName = new Map(found.map((column) => [column.name, column]));
  return expected.flatMap((column) => columnDisagreements(column, byName.get(column.name)!, precision));
}

function columnDisagreements(
  expected: PeerColumn,
  found: PeerColumn,
  { quantiles, reading }: Precision,
): string[] {
  const extremes = reading === 'exact' ? 0 : ROUNDING;
  const range = expected.max - expected.min;
  const wrong = (key: Exclude<keyof PeerColumn, 'name'>, allowed: number, size?: number) => {
    const [a, b] = [expected[key], found[key]];
    // The negation is meant: a number that is missing, or NaN, agrees with nothing.
    const agree = Math.abs(a - b) <= allowed * (size ?? Math.max(Math.abs(a), Math.abs(b)));
    return agree ? [] : [`${key} of ${expected.name}: ${a}, ${b}`];
  };
  const quartile = (key: 'q1' | 'median' | 'q3') =>
    quantiles === 'exact' ? wrong(key, ROUNDING) : wrong(key, ROUGH, range);
  return [
    ...wrong('count', 0),
    ...wrong('missing', 0),
    ...wrong('min', extremes),
    ...wrong('max', extremes),
    ...wrong('mean', MOMENTS),
    ...wrong('std', MOMENTS),
    ...quartile('q1'),
    ...quartile('median'),
    ...quartile('q3'),
  ];
}

/**
 * What of two scaled tables contradicts: one line for each cell. Cells that are both numbers may differ by rounding; others
 * have to be the same text.
 */
export function cellDisagreements(
  expected: readonly (readonly string[])[],
  found: readonly (readonly string[])[],
): string[] {
  if (expected.length !== found.length) return [`rows: ${expected.length}, ${found.length}`];
  return expected.flatMap((row, r) => {
    const other = found[r]!;
    if (row.length !== other.length) return [`cells of row ${r}: ${row.length}, ${other.length}`];
    return row.flatMap((cell, c) =>
      cellsAgree(cell, other[c]!) ? [] : [`row ${r}, cell ${c}: '${cell}', '${other[c]!}'`],
    );
  });
}

function cellsAgree(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === '' || b === '') return false;
  return Math.abs(Number(a) - Number(b)) <= MOMENTS * Math.max(1, Math.abs(Number(a)));
}
