// Digits that stand in a vector, with a mark among them, become a number without a loop over them.

/** By count of digits and place of the point: where each of 16 digits with leading zeros stands in the text. */
const PLACES = memory.data(17 * 17 * 16);

/** Where each of 16 digits with leading zeros stands in the text of up to 16 of them. */
@inline
export function placesAt(digits: i32, point: i32): usize {
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
  for (let digits = 0; digits <= 16; digits++) {
    for (let point = 0; point <= digits; point++) {
      for (let d = 0; d < 16; d++) {
        const from = d - (16 - digits);
        // Behind the end of a vector there are zeros.
        store<u8>(placesAt(digits, point) + d, from < 0 ? 0x80 : from + i32(from >= point));
      }
    }
  }
}
