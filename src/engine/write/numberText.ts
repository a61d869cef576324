import type { DecimalMark, RecordDialect } from '../dialect';

/** All that String(x) writes of finite numbers. */
const WRITTEN = /[-+.e0-9]/;

/** Whether a number that is written may hold the delimiter. */
export function mayHoldDelimiter({ delimiter }: RecordDialect, decimal: DecimalMark): boolean {
  return delimiter === decimal || (delimiter !== '.' && WRITTEN.test(delimiter));
}

/**
 * A finite number as a cell: in its shortest form, with the decimal mark of the file, and in quotes where it holds the delimiter.
 * @param inQuotes whether quotes are there already
 * @example numberText(0.5, { delimiter: ',', quote: '"', escape: '', comment: '' }, ',', false); // '"0,5"'
 */
export function numberText(
  x: number,
  dialect: RecordDialect,
  decimal: DecimalMark,
  inQuotes: boolean,
): string {
  const text = decimal === '.' ? String(x) : String(x).replace('.', decimal);
  if (inQuotes || !text.includes(dialect.delimiter)) return text;
  return `${dialect.quote}${text}${dialect.quote}`;
}
