/**
 * Adds numbers to those of the same place, in place. A loop of its own: engines optimise it without all that is around it.
 * @param more as many
 * @example addTo(Float64Array.of(1, 2), Float64Array.of(10, 20)); // the first is 11, 22 now
 */
export function addTo(total: Float64Array, more: Float64Array): void {
  for (let i = 0; i < total.length; i++) total[i]! += more[i]!;
}
