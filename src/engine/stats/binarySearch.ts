/** The first index from `start` on whose value is not less than x, `end` if there is none; the values increase. */
export function lowerBound(values: Float64Array, x: number, start = 0, end = values.length): number {
  while (start < end) {
    const middle = (start + end) >> 1;
    if (values[middle]! < x) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** The first index from `start` on whose value is greater than x, `end` if there is none; the values increase. */
export function upperBound(values: Float64Array, x: number, start = 0, end = values.length): number {
  while (start < end) {
    const middle = (start + end) >> 1;
    if (values[middle]! <= x) start = middle + 1;
    else end = middle;
  }
  return start;
}
