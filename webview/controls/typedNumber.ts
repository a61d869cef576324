/**
 * The number as it is typed: with the minus people see, small constants with an exponent.
 * @example typedNumber(0.00001) // '1e−5'
 */
export function typedNumber(value: number): string {
  const small = value !== 0 && Math.abs(value) < 1e-3;
  return (small ? value.toExponential() : String(value)).replaceAll('-', '\u2212');
}

/** @example readNumber('−1.5') // -1.5 */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll('\u2212', '-');
  const value = plain === '' ? NaN : Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
