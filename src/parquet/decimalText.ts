/**
 * A decimal, exactly.
 * @param unscaled the number without its decimal point
 * @param scale digits behind the decimal point
 * @example decimalText(-1205n, 2) // '-12.05'
 */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled);
  const negative = unscaled < 0n;
  const digits = String(negative ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The integer that bytes are in two's complement, the highest byte first. */
export function signedInteger(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}
