// John Keiser and Daniel Lemire, "Validating UTF-8 in less than one instruction per byte" (2021): what is wrong with two
// bytes that stand side by side is a set, the intersection of what may be wrong by the first one's high half, by its low half
// and by the second one's high half. A set has these bits:
// 1 a lead without what has to follow, 2 a continuation behind ASCII, 4 an overlong form of three bytes, 8 beyond U+10FFFF,
// 16 a surrogate, 32 an overlong form of two bytes, 64 one of four, or beyond U+13FFFF, 128 two continuations, which may be right.

/**
 * Position of the first byte from `start` on that is not part of well-formed UTF-8, as invalidUtf8At in csv/utf8.ts; -1
 * when there is none.
 */
export function invalidUtf8At(bytes: usize, start: u32, end: u32): i32 {
  let before = i8x16.splat(0);
  let i = start;
  for (; i + 64 <= end; i += 64) {
    const last = v128.load(bytes + i, 48);
    const all = v128.or(
      v128.or(v128.load(bytes + i), v128.load(bytes + i, 16)),
      v128.or(v128.load(bytes + i, 32), last),
    );
    let wrong: v128;
    if (isAscii(all)) {
      wrong = unfinished(before);
      before = last;
    } else {
      wrong = i8x16.splat(0);
      for (let at = bytes + i; at < bytes + i + 64; at += 32) {
        const a = v128.load(at);
        const b = v128.load(at, 16);
        const some = isAscii(v128.or(a, b)) ? unfinished(before) : v128.or(wrongIn(before, a), wrongIn(a, b));
        wrong = v128.or(wrong, some);
        before = b;
      }
    }
    if (v128.any_true(wrong)) break;
  }
  // The last character before may go on here, or should.
  if (i > start) {
    do i--;
    while (i > start && (load<u8>(bytes + i) & 0xc0) == 0x80);
  }
  return invalidFrom(bytes, i, end);
}

@inline
function isAscii(bytes: v128): bool {
  return i8x16.bitmask(bytes) == 0;
}

/** @returns bits that are not 0 where a byte of sixteen, or the one before it, is wrong */
@inline
function wrongIn(before: v128, bytes: v128): v128 {
  const first = i8x16.shuffle(before, bytes, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
  const second = i8x16.shuffle(before, bytes, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
  const third = i8x16.shuffle(before, bytes, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
  const pairs = v128.and(
    v128.and(
      i8x16.swizzle(
        i8x16(2, 2, 2, 2, 2, 2, 2, 2, -128, -128, -128, -128, 33, 1, 21, 73),
        v128.and(i16x8.shr_u(first, 4), i8x16.splat(0x0f)),
      ),
      i8x16.swizzle(
        i8x16(-25, -93, -125, -125, -117, -53, -53, -53, -53, -53, -53, -53, -53, -37, -53, -53),
        v128.and(first, i8x16.splat(0x0f)),
      ),
    ),
    i8x16.swizzle(
      i8x16(1, 1, 1, 1, 1, 1, 1, 1, -26, -82, -70, -70, 1, 1, 1, 1),
      v128.and(i16x8.shr_u(bytes, 4), i8x16.splat(0x0f)),
    ),
  );
  // Two continuations are right behind a lead of three or four bytes, and only there: 0xe0 − 0x60 and 0xf0 − 0x70 are 0x80.
  const continued = v128.or(
    i8x16.sub_sat_u(second, i8x16.splat(0x60)),
    i8x16.sub_sat_u(third, i8x16.splat(0x70)),
  );
  return v128.xor(v128.and(continued, i8x16.splat(-128)), pairs);
}

/** @returns bits that are not 0 where a character of the sixteen bytes goes on behind them */
@inline
function unfinished(bytes: v128): v128 {
  // The last three are 0xef, 0xdf and 0xbf.
  return i8x16.sub_sat_u(bytes, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -17, -33, -65));
}

function invalidFrom(bytes: usize, i: u32, end: u32): i32 {
  while (i < end) {
    const lead = load<u8>(bytes + i);
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length: u32 = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || i + length > end) return <i32>i;
    const second = load<u8>(bytes + i, 1);
    const lowest: u8 = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const highest: u8 = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return <i32>i;
    for (let k: u32 = 2; k < length; k++) if ((load<u8>(bytes + i + k) & 0xc0) != 0x80) return <i32>i;
    i += length;
  }
  return -1;
}
