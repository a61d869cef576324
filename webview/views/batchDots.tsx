import type { BatchPicture, MaybeNumber } from '../../src/protocol/datasetApi';
import { valueTicks } from '../charts/ticks';
import { formatCount, formatNumber, numberFormat } from '../format';
import { ChartBox } from './chartBox';

const HEIGHT = 96;
const BASE = HEIGHT - 20;
const TALLEST = 52;
const SIDE = 6;
const DOT = 4.5;
const STACK = 10;

interface Props {
  readonly label: string;
  readonly picture: BatchPicture;
  /** Each row as a dot; else the batch is drawn as bars. */
  readonly values: readonly MaybeNumber[] | undefined;
  readonly marked: number;
  /** What the axis shows of a value x: scale · x + offset. */
  readonly to: { readonly scale: number; readonly offset: number };
  readonly solid: boolean;
  /** Where the mean stands, as an x, and what it is called. */
  readonly mean: { readonly at: MaybeNumber; readonly label: string };
}

/** A batch over its whole column, on an axis of x or of what becomes of it. */
export function BatchDots({ label, picture, values, marked, to, solid, mean }: Props) {
  const { low, high, all, batch } = picture;
  const shown = (x: number) => to.scale * x + to.offset;
  const edge = (bin: number) => shown(low + (bin / all.length) * (high - low));
  const size = Math.abs(edge(all.length) - edge(0));
  const format = numberFormat(size / 10, Math.max(Math.abs(edge(0)), Math.abs(edge(all.length))));
  const table = {
    head: ['Values', 'All rows', 'Batch'],
    rows: all.map((count, bin) => [
      `${formatNumber(edge(bin), format)} to ${formatNumber(edge(bin + 1), format)}`,
      formatCount(count),
      formatCount(batch[bin] ?? 0),
    ]),
  };
  return (
    <ChartBox label={label} height={HEIGHT} table={table}>
      {(width) => {
        const place = (x: number) =>
          high > low ? SIDE + ((x - low) / (high - low)) * (width - 2 * SIDE) : width / 2;
        const bar = (width - 2 * SIDE) / all.length;
        const bars = (counts: readonly number[], name: string) => {
          const most = Math.max(1, ...counts);
          return counts.map(
            (count, bin) =>
              count > 0 && (
                <rect
                  key={`${name}${String(bin)}`}
                  class={name}
                  x={SIDE + bin * bar}
                  width={bar}
                  y={BASE - (count / most) * TALLEST}
                  height={(count / most) * TALLEST}
                />
              ),
          );
        };
        // Where γ is 0 every value has the same place on the axis, so that there is none to mark.
        const ends = [shown(low), shown(high)];
        const ticks =
          to.scale === 0 || high === low ? [] : valueTicks(Math.min(...ends), Math.max(...ends), 6);
        const at = mean.at === null ? undefined : place(mean.at);
        const right = at !== undefined && at > width - 90;
        return (
          <>
            {bars(all, 'whole')}
            {!values && bars(batch, solid ? 'part after' : 'part')}
            <line class="axis" x1={0} x2={width} y1={BASE + 0.5} y2={BASE + 0.5} />
            {ticks.map(({ value, label: text }) => {
              const x = place((value - to.offset) / to.scale);
              const anchor = x < 16 ? 'start' : x > width - 16 ? 'end' : 'middle';
              return (
                <text
                  key={value}
                  x={anchor === 'start' ? 0 : anchor === 'end' ? width : x}
                  y={HEIGHT - 5}
                  text-anchor={anchor}
                >
                  {text}
                </text>
              );
            })}
            {at !== undefined && (
              <>
                <line class="mean" x1={at} x2={at} y1={10} y2={BASE} />
                <text x={right ? at - 5 : at + 5} y={16} text-anchor={right ? 'end' : 'start'}>
                  {mean.label}
                </text>
              </>
            )}
            {values &&
              dotsOf(values, place).map(({ row, x, level }) => (
                <circle
                  key={row}
                  class={`dot${solid ? ' after' : ''}${row === marked ? ' marked' : ''}`}
                  cx={x}
                  cy={BASE - 6 - level * STACK}
                  r={row === marked ? DOT + 0.5 : DOT}
                />
              ))}
          </>
        );
      }}
    </ChartBox>
  );
}

/** Dots that would cover each other stand on each other. */
function dotsOf(
  values: readonly MaybeNumber[],
  place: (x: number) => number,
): { readonly row: number; readonly x: number; readonly level: number }[] {
  const levels = new Map<number, number>();
  return values.flatMap((value, row) => {
    if (value === null) return [];
    const x = place(value);
    const stack = Math.floor(x / (2 * DOT + 1));
    const level = levels.get(stack) ?? 0;
    levels.set(stack, level + 1);
    return [{ row, x, level: Math.min(level, 6) }];
  });
}
