/** A number, or null where arithmetic has none (NaN, an infinity): messages may be JSON, which knows neither. */
export type MaybeNumber = number | null;

/** A number as JSON can hold it: NaN and the infinities become null. */
export function maybe(value: number): MaybeNumber {
  return Number.isFinite(value) ? value : null;
}
