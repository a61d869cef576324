import { randomNumbers, shuffle } from '../random';

/** Which rows a network learns from, and which ones judge it; both in random order. */
export interface Split {
  readonly training: Int32Array;
  readonly validation: Int32Array;
}

/**
 * Divides rows at random: `share` of them, rounded, for training. With classes the division is stratified: each class
 * gives its share, rounded down, and the classes with the largest remainders one more (ties by class).
 *
 * Source: the largest-remainder rule of scikit-learn's train_test_split(stratify=…); its random choice differs.
 *
 * @param classes the class index of each row; undefined for regression
 * @example splitRows(10, undefined, 0.7, 1).training.length; // 7
 */
export function splitRows(
  rows: number,
  classes: Float64Array | undefined,
  share: number,
  seed: number,
): Split {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  shuffle(order, randomNumbers(seed));
  const quotas = quotasOf(rows, classes, share);
  const training: number[] = [];
  const validation: number[] = [];
  for (const row of order) {
    const group = classes ? classes[row]! : 0;
    if (quotas[group]! > 0) {
      quotas[group]!--;
      training.push(row);
    } else {
      validation.push(row);
    }
  }
  return { training: Int32Array.from(training), validation: Int32Array.from(validation) };
}

/** Training rows of each class. */
function quotasOf(rows: number, classes: Float64Array | undefined, share: number): number[] {
  const groups = classes ? 1 + classes.reduce((most, group) => Math.max(most, group), 0) : 1;
  const counts = new Array<number>(groups).fill(0);
  for (let row = 0; row < rows; row++) counts[classes ? classes[row]! : 0]!++;
  const quotas = counts.map((count) => Math.floor(share * count));
  const remainder = (group: number) => share * counts[group]! - quotas[group]!;
  const byRemainder = [...quotas.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b);
  const missing = Math.round(share * rows) - quotas.reduce((sum, quota) => sum + quota, 0);
  for (const group of byRemainder.slice(0, missing)) quotas[group]!++;
  return quotas;
}
