import { shuffle } from '../random';

/** In which order rows come: as in the file, or shuffled anew for every epoch. */
export type RowOrder = 'file' | { readonly seed: number };

/** The rows 0 to n − 1 in random order, every order as likely. */
export function shuffledRows(n: number, random: () => number): Uint32Array {
  const rows = rowsInOrder(n);
  shuffle(rows, random);
  return rows;
}

/** The row numbers 0 to n − 1, in the order of the file. */
export function rowsInOrder(n: number): Uint32Array {
  const rows = new Uint32Array(n);
  for (let row = 0; row < n; row++) rows[row] = row;
  return rows;
}

/**
 * How many batches an epoch over n rows has.
 * @param dropLast without the last batch where it has fewer than `batchSize` rows, as PyTorch's `drop_last`
 * @example batchesPerEpoch(178, 8, true) // 22, and 2 rows are left over
 */
export function batchesPerEpoch(n: number, batchSize: number, dropLast: boolean): number {
  return dropLast ? Math.floor(n / batchSize) : Math.ceil(n / batchSize);
}

/** The batches of one epoch: consecutive parts of `order`, which they share. */
export function batchesOf(order: Uint32Array, batchSize: number, dropLast: boolean): Uint32Array[] {
  return Array.from({ length: batchesPerEpoch(order.length, batchSize, dropLast) }, (_, batch) =>
    order.subarray(batch * batchSize, (batch + 1) * batchSize),
  );
}
