import { POINT, SPACE, isWhiteSpace } from './bytes';
import { mark } from './classify';
import { ESCAPED, QUOTED } from './fieldFlags';
import { formatNumber } from './formatNumber';

/** A cell that holds this byte goes between these quotes, unless it has some: bytes, or -1. */
let separator: i32 = -1;
let quote: i32 = -1;

/** Only for a delimiter that a number may hold. */
export function setSplicing(delimiterByte: i32, quoteByte: i32): void {
  separator = delimiterByte;
  quote = quoteByte;
}

/**
 * Copies the bytes from `from` to `to`, with numbers in place of the cells of some columns in `count` records from record
 * `first` on. Cells are replaced without the white space around them; one with doubled quotes, or with text behind its
 * closing quote, with its quotes. Numbers have the decimal mark of the file.
 *
 * @param chosen the columns, increasing, u32 each
 * @param values of column c from `values + 8·c·stride` on; NaN leaves the cell as it is, an infinity empties it
 * @param out with room for to − from bytes and 32 for each number
 * @returns how many bytes were written
 */
export function spliceNumbers(
  bytes: usize,
  from: u32,
  to: u32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  first: i32,
  count: i32,
  chosen: usize,
  chosenCount: i32,
  values: usize,
  stride: i32,
  out: usize,
): u32 {
  let target = out;
  let copied = from;
  for (let r = 0; r < count; r++) {
    const field = load<i32>(firstField + (<usize>(first + r) << 2));
    const found = load<i32>(firstField + (<usize>(first + r) << 2), 4) - field;
    for (let k = 0; k < chosenCount; k++) {
      const c = load<i32>(chosen + (<usize>k << 2));
      if (c >= found) break;
      const x = load<f64>(values + (<usize>(c * stride + r) << 3));
      if (x != x) continue;
      const at = <usize>(field + c);
      let start = load<u32>(fieldStart + (at << 2));
      let end = load<u32>(fieldEnd + (at << 2));
      const flags = load<u8>(fieldFlags + at);
      let inQuotes = (flags & QUOTED) != 0;
      if (flags & ESCAPED && inQuotes) {
        const closing = load<u8>(bytes + start - 1);
        start--;
        if (load<u8>(bytes + end) == closing) end++;
        inQuotes = false;
      }
      // One comparison for most cells.
      if (load<u8>(bytes + start) <= SPACE || load<u8>(bytes + end - 1) <= SPACE) {
        while (start < end && isWhiteSpace(load<u8>(bytes + start))) start++;
        while (start < end && isWhiteSpace(load<u8>(bytes + end - 1))) end--;
      }
      target += copy(target, bytes + copied, start - copied);
      // Infinite numbers less themselves are NaN.
      if (x - x == 0) target += writeNumber(x, target, inQuotes);
      copied = end;
    }
  }
  target += copy(target, bytes + copied, to - copied);
  return <u32>(target - out);
}

@inline
function writeNumber(x: f64, target: usize, inQuotes: bool): u32 {
  const length = formatNumber(x, target);
  if (mark == POINT && separator < 0) return length;
  return adapt(target, length, inQuotes);
}

/** Gives a number that was written the decimal mark, and quotes where it holds the delimiter. */
function adapt(target: usize, length: u32, inQuotes: bool): u32 {
  let holdsDelimiter = false;
  for (let i: u32 = 0; i < length; i++) {
    if (load<u8>(target + i) == POINT) store<u8>(target + i, mark);
    if (<i32>load<u8>(target + i) == separator) holdsDelimiter = true;
  }
  if (!holdsDelimiter || inQuotes || quote < 0) return length;
  memory.copy(target + 1, target, length);
  store<u8>(target, <u8>quote);
  store<u8>(target + length + 1, <u8>quote);
  return length + 2;
}

@inline
export function copy(target: usize, source: usize, length: u32): u32 {
  // Most pieces are a delimiter.
  if (length == 1) store<u8>(target, load<u8>(source));
  // What setting up a block copy costs is more than that of a short one.
  else if (length > 16) memory.copy(target, source, length);
  else for (let i: u32 = 0; i < length; i++) store<u8>(target + i, load<u8>(source + i));
  return length;
}
