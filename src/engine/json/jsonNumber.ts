/**
 * A number as JSON: String(x), −0 with its sign. NaN, which JSON lacks, is null; infinities are numbers beyond the range of
 * a double, which become infinities again wherever they are read as doubles.
 */
export function jsonNumber(value: number): string {
  if (Number.isNaN(value)) return 'null';
  if (value === Infinity) return '1e999';
  if (value === -Infinity) return '-1e999';
  return Object.is(value, -0) ? '-0' : String(value);
}
