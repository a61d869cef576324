/**
 * Where values stand that are less than `low` or greater than `high`, in order; never a NaN.
 * @example placesBeyond(Float64Array.of(1, 5, NaN, 9), 2, 8); // 0, 3
 */
export function placesBeyond(values: Float64Array, low: number, high: number): Uint32Array {
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low || value > high) places.push(i);
  }
  return Uint32Array.from(places);
}
