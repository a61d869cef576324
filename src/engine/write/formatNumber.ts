/**
 * Makes the function that writes scaled numbers.
 *
 * @param significantDigits 1 to 17; undefined for the shortest decimal that reads back to the same double, as
 *   `String(x)` gives it (ECMA-262, Number::toString).
 * @example numberFormat(undefined)(0.1 + 0.2) // '0.30000000000000004'
 * @example numberFormat(3)(1234567) // '1230000'
 */
export function numberFormat(significantDigits: number | undefined): (value: number) => string {
  if (significantDigits === undefined) return String;
  // Through a number again, so that 2.50 is written 2.5.
  return (value) => String(Number(value.toPrecision(significantDigits)));
}
