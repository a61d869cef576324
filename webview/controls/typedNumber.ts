/** The number as it is typed: with the minus people see. */
export function typedNumber(value: number): string {
  return String(value).replaceAll('-', '\u2212');
}

/** @example readNumber('−1.5') // -1.5 */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll('\u2212', '-');
  const value = plain === '' ? NaN : Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
