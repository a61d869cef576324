/**
 * The sum of the first number, of the first two, and so on. A loop of its own, as {@link addTo}.
 * @param length how many sums
 * @example runningSums([1, 2, 3], 2) // 1, 3
 */
export function runningSums(numbers: ArrayLike<number>, length = numbers.length): Float64Array {
  const sums = new Float64Array(length);
  let sum = 0;
  for (let i = 0; i < length; i++) sums[i] = sum += numbers[i]!;
  return sums;
}
