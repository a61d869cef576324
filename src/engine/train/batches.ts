import { shuffle } from '../random';

/**
 * The mini-batches of one epoch: `order` is shuffled, then cut into pieces of `size`. The last may be smaller; a single row
 * left over waits for another epoch, because Batch Normalization cannot use it and all variants see the same batches.
 *
 * @param order all training rows, in the order that the epoch before left them; changed
 * @param size at least 2
 * @returns parts of `order`
 * @example
 * // Seven rows by three: batches of 3 and 3.
 * [...epochBatches(order, 3, random)].length; // 2
 */
export function* epochBatches(
  order: Int32Array,
  size: number,
  random: () => number,
): Generator<Int32Array, void, undefined> {
  shuffle(order, random);
  for (let start = 0; start < order.length; start += size) {
    const batch = order.subarray(start, start + size);
    if (batch.length > 1) yield batch;
  }
}
