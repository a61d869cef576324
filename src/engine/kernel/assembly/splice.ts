import { isWhiteSpace } from './bytes';
import { formatNumber } from './formatNumber';

const ESCAPED: u8 = 2;

/**
 * Copies the bytes from `from` to `to`, with numbers in place of the cells of some columns in `count` records from record
 * `first` on. Cells are replaced without the white space around them; one with doubled quotes, or with text behind its
 * closing quote, with its quotes.
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
      if (load<u8>(fieldFlags + at) & ESCAPED) {
        const quote = load<u8>(bytes + start - 1);
        start--;
        if (load<u8>(bytes + end) == quote) end++;
      }
      while (start < end && isWhiteSpace(load<u8>(bytes + start))) start++;
      while (start < end && isWhiteSpace(load<u8>(bytes + end - 1))) end--;
      target += copy(target, bytes + copied, start - copied);
      // Infinite numbers less themselves are NaN.
      if (x - x == 0) target += formatNumber(x, target);
      copied = end;
    }
  }
  target += copy(target, bytes + copied, to - copied);
  return <u32>(target - out);
}

@inline
function copy(target: usize, source: usize, length: u32): u32 {
  // Most pieces are a delimiter, shorter than what setting up a block copy costs.
  if (length > 16) memory.copy(target, source, length);
  else for (let i: u32 = 0; i < length; i++) store<u8>(target + i, load<u8>(source + i));
  return length;
}
