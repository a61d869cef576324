import type { MaybeNumber } from '../../src/protocol/datasetApi';
import { valueTicks } from '../charts/ticks';
import { formatCount, formatNumber, type NumberFormat } from '../format';
import { orNaN } from './batchNormFormats';
import { ChartBox } from './chartBox';

interface Props {
  readonly label: string;
  /** Which batches the values are of, and how many there will be. */
  readonly batches: readonly number[];
  readonly total: number;
  readonly perEpoch: number;
  /** Before the first batch. */
  readonly start: number;
  readonly points: readonly MaybeNumber[];
  readonly line: readonly MaybeNumber[];
  /** Of all rows. */
  readonly truth: number;
  readonly format: NumberFormat;
  /** Whether the axis of batches stands below. */
  readonly last?: boolean;
}

const LEFT = 58;
const RIGHT = 84;
const TOP = 8;
const PLOT = 64;

/** A running statistic over the batches so far: the future is not drawn. */
export function RunningChart(props: Props) {
  const { label, batches, total, perEpoch, start, points, line, truth, format, last = false } = props;
  const finite = [start, truth, ...points, ...line].filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  const height = TOP + PLOT + (last ? 22 : 6);
  const table = {
    head: ['Batch', 'This batch', 'Running'],
    rows: batches.map((batch, i) => [formatCount(batch), orNaN(points[i], format), orNaN(line[i], format)]),
  };
  const now = line.at(-1);
  const yOf = (value: number) =>
    TOP + (high > low ? (1 - (value / 2 - low / 2) / (high / 2 - low / 2)) * PLOT : PLOT / 2);
  return (
    <ChartBox label={label} height={height} table={table}>
      {(width) => {
        const end = width - RIGHT;
        const xOf = (batch: number) => LEFT + (batch / Math.max(1, total)) * (end - LEFT);
        const path = batches.flatMap((batch, i) => {
          const value = line[i];
          return value === null || value === undefined ? [] : [`${at(xOf(batch))} ${at(yOf(value))}`];
        });
        const epochs = Array.from({ length: Math.floor(total / perEpoch) }, (_, i) => (i + 1) * perEpoch);
        // Below the true value, or above it: never on its label.
        const labelAt = (value: number) =>
          Math.abs(yOf(value) - yOf(truth)) > 12
            ? yOf(value) + 4
            : yOf(truth) + (value > truth && yOf(truth) > TOP + 24 ? -8 : 16);
        return (
          <>
            {valueTicks(low, high, 3).map(({ value, label: text }) => (
              <g key={value}>
                <line
                  class={value === 0 ? 'axis' : 'grid'}
                  x1={LEFT}
                  x2={end}
                  y1={yOf(value)}
                  y2={yOf(value)}
                />
                <text x={LEFT - 6} y={yOf(value) + 4} text-anchor="end">
                  {text}
                </text>
              </g>
            ))}
            {epochs.map((batch) => (
              <line key={batch} class="epoch" x1={xOf(batch)} x2={xOf(batch)} y1={TOP} y2={TOP + PLOT} />
            ))}
            <line class="theory" x1={LEFT} x2={end} y1={yOf(truth)} y2={yOf(truth)} />
            <text x={end + 6} y={yOf(truth) + 4}>
              all {formatNumber(truth, format)}
            </text>
            {batches.map((batch, i) => {
              const value = points[i];
              return (
                value !== null &&
                value !== undefined && (
                  <circle key={batch} class="each" cx={xOf(batch)} cy={yOf(value)} r={1.8} />
                )
              );
            })}
            <path class="line" d={`M${at(xOf(0))} ${at(yOf(start))}L${path.join('L')}`} />
            {now !== null && now !== undefined && (
              <>
                <circle class="now" cx={xOf(batches.at(-1) ?? 0)} cy={yOf(now)} r={3.5} />
                <text class="strong" x={Math.min(xOf(batches.at(-1) ?? 0) + 8, end + 6)} y={labelAt(now)}>
                  {formatNumber(now, format)}
                </text>
              </>
            )}
            {last &&
              [0, ...epochs].map((batch) => (
                <text key={batch} x={xOf(batch)} y={height - 6} text-anchor="middle">
                  {formatCount(batch)}
                </text>
              ))}
            {last && (
              <text x={end + 22} y={height - 6}>
                batch
              </text>
            )}
          </>
        );
      }}
    </ChartBox>
  );
}

/** In whole tenths of a pixel. */
function at(pixel: number): string {
  return pixel.toFixed(1);
}
