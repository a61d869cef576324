// As stats/doubleDouble.ts: numbers as sums of two doubles. Functions leave their result here.
export let high: f64 = 0;
export let low: f64 = 0;

/** a + b exactly (Knuth's TwoSum). */
@inline
function twoSum(a: f64, b: f64): void {
  const sum = a + b;
  const shareOfB = sum - a;
  low = a - (sum - shareOfB) + (b - shareOfB);
  high = sum;
}

/** a · b exactly (Dekker's product). */
export function twoProduct(a: f64, b: f64): void {
  const product = a * b;
  const shiftedA = a * 134217729;
  const a1 = shiftedA - (shiftedA - a);
  const a2 = a - a1;
  const shiftedB = b * 134217729;
  const b1 = shiftedB - (shiftedB - b);
  const b2 = b - b1;
  low = a1 * b1 - product + a1 * b2 + a2 * b1 + a2 * b2;
  high = product;
}

/** The sum, to about 32 digits of the larger term. */
export function add(aHigh: f64, aLow: f64, bHigh: f64, bLow: f64): void {
  twoSum(aHigh, bHigh);
  const highHigh = high;
  const highLow = low;
  twoSum(aLow, bLow);
  const lowHigh = high;
  const lowLow = low;
  twoSum(highHigh, highLow + lowHigh);
  twoSum(high, low + lowLow);
}

/** The quotient by a whole number, to about 32 digits. */
export function divide(aHigh: f64, aLow: f64, n: f64): void {
  const quotient = aHigh / n;
  twoProduct(quotient, n);
  twoSum(quotient, (aHigh - high - low + aLow) / n);
}
