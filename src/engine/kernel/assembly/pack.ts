import { powerOfTen } from './powersOfTen';

/** Numbers of few digits in 32 bits each: 28 of a whole number with its sign, then 4 of how many of its digits are decimals. */
const DECIMAL_BITS = 4;
const MOST_DECIMALS = 15;
/** 2²⁷. */
const TOO_LARGE: f64 = 134217728;

/**
 * Packs numbers such that they are exactly the same when they are unpacked.
 * @param values finite, with 0 for −0
 * @param out gets 4 bytes of each
 * @returns whether all could be packed
 */
export function pack(values: usize, count: i32, out: usize): bool {
  let decimals = 0;
  for (let i = 0; i < count; i++) {
    const x = load<f64>(values + (<usize>i << 3));
    // Most have as many decimals as the one before.
    let whole = nearest(x * powerOfTen(decimals));
    if (!(Math.abs(whole) < TOO_LARGE) || whole / powerOfTen(decimals) != x) {
      decimals = 0;
      for (;;) {
        whole = nearest(x * powerOfTen(decimals));
        if (!(Math.abs(whole) < TOO_LARGE)) return false;
        if (whole / powerOfTen(decimals) == x) break;
        if (decimals == MOST_DECIMALS) return false;
        decimals++;
      }
    }
    store<i32>(out + (<usize>i << 2), (<i32>whole << DECIMAL_BITS) | decimals);
  }
  return true;
}

/** Unpacks numbers, 8 bytes each. */
export function unpack(packed: usize, count: i32, out: usize): void {
  for (let i = 0; i < count; i++) {
    const bits = load<i32>(packed + (<usize>i << 2));
    const whole = <f64>(bits >> DECIMAL_BITS);
    store<f64>(out + (<usize>i << 3), whole / powerOfTen(bits & MOST_DECIMALS));
  }
}
