/** Which column dominates the others, in words. */
import type { ColumnStrip, Strip } from '../../src/protocol/datasetApi';
import { formatFixed, formatNumber, numberFormat } from '../format';

/** Below this factor between the largest and the smallest range no column is said to dominate. */
const WORTH_SAYING = 10;

export interface Dominance {
  /** The columns that the sentence names, to be marked. */
  readonly named: readonly string[];
  readonly lead: string;
  readonly rest: string;
}

export function rangeOf({ min, max }: Strip): number {
  return max - min;
}

/** What there is to say of columns on one axis; undefined with fewer than two that have a range. */
export function dominance(strips: readonly ColumnStrip[]): Dominance | undefined {
  const spread = strips.filter(({ before }) => rangeOf(before) > 0);
  const sorted = [...spread].sort((a, b) => rangeOf(b.before) - rangeOf(a.before));
  const [widest] = sorted;
  const narrowest = sorted.at(-1);
  if (!widest || !narrowest || widest === narrowest) return undefined;
  const factor = rangeOf(widest.before) / rangeOf(narrowest.before);
  const rest = afterwards(spread);
  const times = `${formatNumber(roundTo3(factor), numberFormat(0, roundTo3(factor)))}×`;
  if (factor < WORTH_SAYING) {
    return {
      named: [],
      lead: 'No column dominates:',
      rest: `the largest range (${widest.name}) is ${times} the smallest (${narrowest.name}). ${rest}`,
    };
  }
  return {
    named: [widest.name, narrowest.name],
    lead: `${widest.name} spans ${times} the range of ${narrowest.name}: unscaled, it dominates`,
    rest: `every distance, gradient and penalty. ${rest}`,
  };
}

function afterwards(strips: readonly ColumnStrip[]): string {
  const scaled = strips.filter(({ after }) => after !== undefined);
  if (scaled.length === 0) return 'Nothing is scaled.';
  const ranges = scaled.flatMap(({ after }) => (after ? [rangeOf(after)] : []));
  if (ranges.length === 0) return 'No value has a finite scaled one.';
  const kept = strips.length - scaled.length;
  const unscaled =
    kept === 0
      ? ''
      : ` ${String(kept)} ${kept === 1 ? 'is' : 'are'} not scaled and ${kept === 1 ? 'keeps its' : 'keep their'} range.`;
  const [low, high] = [Math.min(...ranges), Math.max(...ranges)];
  const digits = (value: number) => formatFixed(value, value < 10 ? 2 : 1);
  const between =
    digits(low) === digits(high)
      ? `every range is ${digits(low)}`
      : `the ranges lie between ${digits(low)} and ${digits(high)}`;
  return `After scaling ${between}.${unscaled}`;
}

function roundTo3(value: number): number {
  return Number(value.toPrecision(3));
}
