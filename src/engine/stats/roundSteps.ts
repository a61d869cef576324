/** A width of 1, 2 or 5 times a power of ten. */
export interface RoundStep {
  readonly digit: 1 | 2 | 5;
  readonly exponent: number;
}

/** The round step that is nearest to a positive width, as ratios go. */
export function nearestRoundStep(width: number): RoundStep {
  const exponent = Math.floor(Math.log10(width));
  const rest = width / Number(`1e${exponent}`);
  // The limits are geometric means: √2, √10, √50.
  if (rest < Math.SQRT2) return { digit: 1, exponent };
  if (rest < Math.sqrt(10)) return { digit: 2, exponent };
  if (rest < Math.sqrt(50)) return { digit: 5, exponent };
  return { digit: 1, exponent: exponent + 1 };
}

/** The next wider one. @example nextRoundStep({ digit: 5, exponent: 0 }) // { digit: 1, exponent: 1 } */
export function nextRoundStep({ digit, exponent }: RoundStep): RoundStep {
  switch (digit) {
    case 1:
      return { digit: 2, exponent };
    case 2:
      return { digit: 5, exponent };
    case 5:
      return { digit: 1, exponent: exponent + 1 };
  }
}

/** The double nearest to the decimal number `integer · 10^exponent`: 3 tenths are 0.3, not 3 · 0.1. */
export function decimal(integer: number, exponent: number): number {
  return decimalsWith(exponent)(integer);
}

/** As {@link decimal}, for many integers. */
function decimalsWith(exponent: number): (integer: number) => number {
  if (Math.abs(exponent) > 22) return (integer) => Number(`${integer}e${exponent}`);
  const power = 10 ** Math.abs(exponent);
  return exponent < 0 ? (integer) => integer / power : (integer) => integer * power;
}

/**
 * The multiples of a step, moved by `shift`, from the last one at `low` or below to the first one above `high`; undefined
 * where there are not enough doubles, or not enough integers, for them.
 */
export function roundEdges(
  low: number,
  high: number,
  { digit, exponent }: RoundStep,
  shift: number,
): number[] | undefined {
  const decimalOf = decimalsWith(exponent);
  const edge = (k: number) => decimalOf(k * digit) - shift;
  const width = decimal(digit, exponent);
  let first = Math.floor((low + shift) / width);
  if (!(Math.abs(first * digit) < 2 ** 52 && Math.abs((high + shift) / width) * digit < 2 ** 52))
    return undefined;
  while (edge(first) > low) first--;
  while (edge(first + 1) <= low) first++;
  let last = edge(first);
  if (last === -Infinity) return undefined;
  const edges = [last];
  for (let k = first + 1; last <= high; k++) {
    const next = edge(k);
    if (!(next > last) || next === Infinity) return undefined;
    edges.push(next);
    last = next;
  }
  return edges;
}
