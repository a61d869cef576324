/** The number that two bytes are, the low one first, in the half precision of IEEE 754. */
export function halfToNumber([low = 0, high = 0]: Uint8Array): number {
  const sign = high >> 7 === 1 ? -1 : 1;
  const exponent = (high >> 2) & 31;
  const fraction = ((high & 3) << 8) | low;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
