/** The target range of min-max as it is typed. */
export type TypedRange = readonly [low: string, high: string];

export type CheckedRange =
  | { readonly range: readonly [number, number] }
  | { readonly problem: string; readonly wrong: readonly [boolean, boolean] };

/**
 * What was typed as a range, or what is wrong with it.
 * @example checkRange(['0', '1']) // { range: [0, 1] }
 */
export function checkRange([lowText, highText]: TypedRange): CheckedRange {
  const low = readNumber(lowText);
  const high = readNumber(highText);
  if (low === undefined || high === undefined) {
    return { problem: 'Both ends must be numbers.', wrong: [low === undefined, high === undefined] };
  }
  if (low >= high)
    return { problem: 'The first number must be smaller than the second.', wrong: [true, true] };
  return { range: [low, high] };
}

/** The number as it is typed: with the minus people see. */
export function typedNumber(value: number): string {
  return String(value).replaceAll('-', '\u2212');
}

function readNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll('\u2212', '-');
  const value = plain === '' ? NaN : Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
