import { formatNumber } from './formatNumber';
import { NULL } from './json/marks';

const LF: u8 = 10;
const CLOSE_BRACE: u8 = 125;
/** The characters 1e99, the first one lowest. */
const BEYOND: u32 = 0x39396531;
const NINE: u8 = 0x39;
const MINUS: u8 = 0x2d;

/** Bytes of a column in {@link writeJsonLines}. */
const COLUMN: usize = 20;

/**
 * Writes records as lines of JSON, each an object with the same keys.
 *
 * @param columns what there is of each, five u32: its key, with all that stands before the value, and how long that is; its
 *   numbers; its texts, and where each of them ends, counted from their beginning, u32 each, or 0 for a column of numbers.
 *   NaN is null, an infinity a number beyond the range of a double
 * @param out with room for keys, texts, 25 bytes for each number and two for each record, and 16 more
 * @returns how many bytes were written. 16 bytes behind keys and texts may be read
 */
export function writeJsonLines(columns: usize, columnCount: i32, records: i32, out: usize): u32 {
  let target = out;
  const last = columns + <usize>columnCount * COLUMN;
  for (let r: usize = 0; r < <usize>records; r++) {
    for (let column = columns; column < last; column += COLUMN) {
      target += copyShort(target, load<u32>(column), load<u32>(column, 4));
      const ends = <usize>load<u32>(column, 16) + (r << 2);
      if (load<u32>(column, 16) == 0) {
        target += writeNumber(load<f64>(<usize>load<u32>(column, 8) + (r << 3)), target);
      } else {
        const start = r == 0 ? 0 : load<u32>(ends - 4);
        target += copyShort(target, load<u32>(column, 12) + start, load<u32>(ends) - start);
      }
    }
    store<u8>(target, CLOSE_BRACE);
    store<u8>(target + 1, LF);
    target += 2;
  }
  return <u32>(target - out);
}

@inline
function writeNumber(x: f64, target: usize): u32 {
  // Zero for finite numbers alone.
  if (x - x == 0) {
    if (x != 0 || reinterpret<i64>(x) == 0) return formatNumber(x, target);
    store<u8>(target, MINUS);
    return 1 + formatNumber(x, target + 1);
  }
  if (x != x) {
    store<u32>(target, NULL);
    return 4;
  }
  const negative = <usize>(x < 0);
  store<u8>(target, MINUS);
  store<u32>(target + negative, BEYOND);
  store<u8>(target + negative + 4, NINE);
  return 5 + <u32>negative;
}

/** 16 bytes at a time: behind what is copied, up to 15 more are read and overwritten. */
@inline
function copyShort(target: usize, source: usize, length: u32): u32 {
  v128.store(target, v128.load(source));
  for (let i: usize = 16; i < <usize>length; i += 16) v128.store(target + i, v128.load(source + i));
  return length;
}
