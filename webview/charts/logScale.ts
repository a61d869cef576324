/** Logarithmic axes: losses and learning rates span powers of ten. */
import { formatNumber, numberFormat, typeset } from '../format';
import type { Tick } from './ticks';

export interface LogScale {
  /** Where a value stands, 0 at the low end and 1 at the high one; beyond them at the end. */
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/**
 * @param low above 0
 * @param most how many marks there may be; 1, 2, 5 of every power of ten where they fit, else powers of ten only
 * @example logScale(0.015, 2.2, 7).ticks.map(({ label }) => label) // ['0.02', '0.05', '0.1', '0.2', '0.5', '1', '2']
 */
export function logScale(low: number, high: number, most: number): LogScale {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  const place = (value: number) => {
    const share = (Math.log10(value) - from) / (to - from);
    // Of nothing but NaN, which stands at the top: it is no small loss.
    return share >= 1 || Number.isNaN(share) ? 1 : Math.max(0, share);
  };
  return { place, ticks: logTicks(low, high, most).map((value) => ({ value, label: tickLabel(value) })) };
}

function logTicks(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const within = (value: number) => value >= low * 0.9999 && value <= high * 1.0001;
  const marks = (factors: readonly number[]) =>
    powers
      .flatMap((power) => factors.map((factor) => Number(`${String(factor)}e${String(power)}`)))
      .filter(within);
  const fine = marks([1, 2, 5]);
  if (fine.length <= most) return fine;
  const coarse = marks([1]);
  const step = Math.max(1, Math.ceil(coarse.length / most));
  return coarse.filter((_, i) => (coarse.length - 1 - i) % step === 0);
}

function tickLabel(value: number): string {
  if (value < 1e-4 || value >= 1e5) return typeset(value.toExponential());
  return formatNumber(value, numberFormat(0, value));
}

/**
 * The axis of losses: down to the smallest loss that is drawn, up to twice guessing. Losses above stand at the top edge.
 * It ends at 1, 2 or 5 times a power of ten, so that it does not move with every epoch.
 */
export function lossRange(
  smallest: number,
  targetLoss: number,
  guess: number,
): { readonly low: number; readonly high: number } {
  const wanted = Math.max(Math.min(smallest, targetLoss) / 1.2, targetLoss / 100);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = wanted >= 5 * power ? 5 : wanted >= 2 * power ? 2 : 1;
  return { low: factor * power, high: 2 * Math.max(guess, targetLoss) };
}

/**
 * Moves labels down where they would cover each other, and all of them up where they would leave the picture.
 * @param wanted positions in pixels, in any order
 * @returns for each of them where it goes
 */
export function spreadLabels(wanted: readonly number[], gap: number, lowest: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let last = -Infinity;
  for (const i of order) last = placed[i] = Math.max(placed[i] ?? 0, last + gap);
  let next = lowest + gap;
  for (const i of order.reverse()) next = placed[i] = Math.min(placed[i] ?? 0, next - gap);
  return placed;
}
