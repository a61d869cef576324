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

/** The cell between two edges in which x lies; -1 below the first edge, their number from the last one on. */
export function cellOf(edges: Float64Array, x: number): number {
  return upperBound(edges, x) - 1;
}
