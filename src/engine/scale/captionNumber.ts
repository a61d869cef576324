/**
 * A number for a sentence or a caption: U+2212 as its minus, commas from 1,000, powers of ten for very large and small
 * ones.
 *
 * @param significantDigits at most this many, without trailing zeros; left out: as many as tell the double apart
 * @example captionNumber(-1234.567, 4); // '−1,235'
 * @example captionNumber(0.00001, 4); // '1e−5'
 */
export function captionNumber(value: number, significantDigits?: number): string {
  const rounded = significantDigits === undefined ? value : Number(value.toPrecision(significantDigits));
  const size = Math.abs(rounded);
  const plain = size === 0 || (size >= 1e-4 && size < 1e15);
  const digits = plain
    ? groupThousands(String(size))
    : size.toExponential().replace('e+', 'e').replace('-', '−');
  return rounded < 0 ? `−${digits}` : digits;
}

/**
 * A value of a column with the given spread, such as its σ: with four digits, or as many as show it to a thousandth
 * of the spread, so that a large offset does not hide where the column lies.
 * @example captionWithin(1000000000.25, 0.1118); // '1,000,000,000.25'
 * @example captionWithin(746.893, 314.02); // '746.9'
 */
export function captionWithin(value: number, spread: number): string {
  return captionNumber(value, Math.max(4, digitsWithin(value, spread)));
}

/** Doubles have no more digits. */
const MOST_DIGITS = 17;

/**
 * How many digits of a value show it to a thousandth of the given spread, as far as it has them; 0 where one of the two is 0.
 * @example digitsWithin(1700000060, 48.99); // 12
 */
export function digitsWithin(value: number, spread: number): number {
  const digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(spread)) + 4;
  return Number.isFinite(digits) ? Math.min(MOST_DIGITS, digits) : 0;
}

/** A count, exact. */
export function captionCount(count: number): string {
  return captionNumber(count);
}

/** A count of things, `1 row` or `2,140 rows`. */
export function captionCountOf(count: number, noun: string): string {
  return `${captionCount(count)} ${count === 1 ? noun : `${noun}s`}`;
}

/** A share of one as a percentage with one decimal, `2.2 %`. */
export function captionShare(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function groupThousands(digits: string): string {
  const [whole, fraction] = digits.split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
