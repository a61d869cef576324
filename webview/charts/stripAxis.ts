/** The axis that the strips of many columns share. */
import type { Strip } from '../../src/protocol/datasetApi';
import { exponentOf, formatNumber, numberFormat } from '../format';
import { valueTicks, type Tick } from './ticks';

export type AxisKind = 'linear' | 'log';

export interface StripAxis {
  /** Where a value stands, from 0 at the left end to 1 at the right. */
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
}

const MOST_TICKS = 6;
/** Powers of ten that a logarithmic axis shows on each side of 0, at most. */
const MOST_DECADES = 12;

/**
 * An axis over all strips. The logarithmic one is symmetric, sign(x)·log₁₀(1 + |x| ÷ c), because columns have zeros and
 * negative values; c is a power of ten below the smallest range, so that it stays visible.
 */
export function stripAxis(strips: readonly Strip[], kind: AxisKind): StripAxis {
  if (strips.length === 0) return { place: () => 0.5, ticks: [] };
  const low = Math.min(...strips.map(({ min }) => min));
  const high = Math.max(...strips.map(({ max }) => max));
  return kind === 'linear' ? linearAxis(low, high) : logAxis(low, high, strips);
}

function linearAxis(low: number, high: number): StripAxis {
  // An axis that almost starts at 0 starts there; halves do not overflow.
  const from = low > 0 && low < high / 2 ? 0 : low;
  const width = high / 2 - from / 2;
  return {
    place: (value) => (width > 0 ? (value / 2 - from / 2) / width : 0.5),
    ticks: valueTicks(from, high, MOST_TICKS),
  };
}

function logAxis(low: number, high: number, strips: readonly Strip[]): StripAxis {
  const ranges = strips.map(({ min, max }) => max / 2 - min / 2).filter((range) => range > 0);
  const largest = exponentOf(Math.max(Math.abs(low), Math.abs(high)));
  const smallest = ranges.length > 0 ? exponentOf(Math.min(...ranges)) : largest - 1;
  // Powers of ten below that are no full doubles.
  const unit = Math.max(smallest, largest - MOST_DECADES, -300);
  const curve = (value: number) => Math.sign(value) * Math.log10(1 + Math.abs(value) / 10 ** unit);
  const [from, to] = [Math.min(0, curve(low)), Math.max(0, curve(high))];
  const place = (value: number) => (to > from ? (curve(value) - from) / (to - from) : 0.5);
  const powers = Array.from({ length: Math.max(0, largest - unit + 1) }, (_, i) => 10 ** (unit + i));
  const step = Math.max(1, Math.ceil(powers.length / MOST_TICKS));
  const shown = powers.filter((_, i) => (powers.length - 1 - i) % step === 0);
  const values = [...shown.map((power) => -power).reverse(), 0, ...shown];
  return {
    place,
    ticks: values
      .filter((value) => value >= Math.min(0, low) && value <= Math.max(0, high))
      .map((value) => ({ value, label: formatNumber(value, numberFormat(0, value)) })),
  };
}
