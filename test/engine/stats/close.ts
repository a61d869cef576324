import assert from 'node:assert/strict';

const EPSILON = 2 ** -52;

/** The rounding of the largest value of a column, the unit of the fixtures' absolute tolerances. */
export function rounding(values: readonly number[]): number {
  return EPSILON * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** `|actual − expected| <= atol + rtol·max(|actual|, |expected|)`, as the fixtures' README defines it. */
export function isClose(actual: number, expected: number, rtol: number, atol: number): boolean {
  if (Number.isNaN(expected)) return Number.isNaN(actual);
  if (actual === expected) return true;
  return Math.abs(actual - expected) <= atol + rtol * Math.max(Math.abs(actual), Math.abs(expected));
}

export function assertClose(
  actual: number,
  expected: number,
  rtol: number,
  atol: number,
  what: string,
): void {
  assert.ok(
    isClose(actual, expected, rtol, atol),
    `${what}: expected ${expected} (rtol ${rtol}, atol ${atol}), found ${actual}`,
  );
}
