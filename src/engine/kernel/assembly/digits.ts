// Digits that stand in a vector, with a mark among them, become a number without a loop over them.

/** By count of digits and place of the point: where each of 16 digits with leading zeros stands in the text. */
const PLACES = memory.data(17 * 17 * 16);

@inline
function placesAt(digits: i32, point: i32): usize {
  return PLACES + (<usize>(digits * 17 + point) << 4);
}

const FEW_PLACES = memory.data(9 * 16 * 8);

/** Where each of 8 digits with leading zeros stands in the text of up to 8 of them. */
@inline
export function fewPlacesAt(digits: i32, point: i32): usize {
  return FEW_PLACES + (<usize>((digits << 4) + point) << 3);
}

/** To be called before the others. */
export function fillPlaces(): void {
  for (let digits = 1; digits <= 8; digits++) {
    for (let point = 0; point <= digits; point++) {
      for (let d = 0; d < 8; d++) {
        const from = d - (8 - digits);
        store<u8>(fewPlacesAt(digits, point) + d, from < 0 ? 0x80 : from + i32(from >= point));
      }
    }
  }
  for (let digits = 1; digits <= 16; digits++) {
    for (let point = 0; point <= digits; point++) {
      for (let d = 0; d < 16; d++) {
        const from = d - (16 - digits);
        // Behind the end of a vector there are zeros.
        store<u8>(placesAt(digits, point) + d, from < 0 ? 0x80 : from + i32(from >= point));
      }
    }
  }
}

/** The number that up to sixteen digits make, with a mark behind `point` of them or without one. */
@inline
export function digitsOf(text: v128, count: i32, point: i32): u64 {
  const aligned = i8x16.swizzle(text, v128.load(placesAt(count, point)));
  // Pairs, then groups of four and of eight.
  const pairs = i16x8.add(
    i16x8.mul(v128.and(aligned, i16x8.splat(0x0f)), i16x8.splat(10)),
    v128.and(i16x8.shr_u(aligned, 8), i16x8.splat(0x0f)),
  );
  const fours = i32x4.dot_i16x8_s(pairs, i16x8(100, 1, 100, 1, 100, 1, 100, 1));
  const eights = i32x4.dot_i16x8_s(
    i16x8.narrow_i32x4_u(fours, fours),
    i16x8(10000, 1, 10000, 1, 10000, 1, 10000, 1),
  );
  const both = i64x2.extract_lane(eights, 0);
  return (<u64>both & 0xffffffff) * 100000000 + (<u64>both >> 32);
}
