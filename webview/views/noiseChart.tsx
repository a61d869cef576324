import type { NoiseAnswer } from '../../src/protocol/datasetApi';
import { errorText } from '../../src/protocol/errors';
import { valueTicks } from '../charts/ticks';
import { formatCount, formatNumber, numberFormat } from '../format';
import { useInspector } from '../state/inspector';
import { meanNoise } from '../../src/protocol/batchNorm';
import { ChartBox } from './chartBox';
import { MuB } from './variables';

const LEFT = 58;
const RIGHT = 14;
const TOP = 10;
const PLOT = 138;
const HEIGHT = TOP + PLOT + 22;
/** Points of the curve. */
const CURVE = 60;

/** How μ_B scatters about μ at each batch size: measured, over the curve that theory gives. */
export function NoiseChart() {
  const { batchNorm } = useInspector();
  const result = batchNorm.noise.settled.value;
  return (
    <section aria-label="Noise of the batch mean">
      <p class="bn-caption">
        <b>
          Noise of <MuB /> by batch size
        </b>
        <span class="dim small">
          <i class="ring-key" />{' '}
          {result && 'answer' in result ? `${formatCount(result.answer.draws)} batches` : 'measured'}
          <i class="dash-key" /> σ/√m · √((n−m)/(n−1))
        </span>
      </p>
      {!result && <div class="bn-noise-place" aria-busy="true" />}
      {result && 'error' in result && <p role="alert">{errorText(result.error)}</p>}
      {result && 'answer' in result && <Picture noise={result.answer} />}
      <p class="small dim">
        The smaller the batch, the more a row’s <i class="variable">x̂</i> depends on the rows beside it. This
        noise is what may regularize; large batches have little of it.
      </p>
    </section>
  );
}

function Picture({ noise }: { readonly noise: NoiseAnswer }) {
  const { points, current, rows, std } = noise;
  const all = [
    ...points.filter(({ batchSize }) => batchSize !== current?.batchSize),
    ...(current ? [current] : []),
  ].sort((a, b) => a.batchSize - b.batchSize);
  const first = Math.max(1, Math.min(2, all[0]?.batchSize ?? 1));
  const end = Math.max(rows, first + 1);
  const high = Math.max(meanNoise(std, first, rows), ...all.map(({ measured }) => measured));
  const format = numberFormat(std, high);
  const table = {
    head: ['Batch size', 'Measured', 'Theory'],
    rows: all.map(({ batchSize, measured, theory }) => [
      formatCount(batchSize),
      formatNumber(measured, format),
      formatNumber(theory, format),
    ]),
  };
  const now = current
    ? `at batch size ${formatCount(current.batchSize)} measured ${formatNumber(current.measured, format)}, theory ${formatNumber(current.theory, format)}`
    : `from ${formatNumber(all[0]?.measured ?? null, format)} to ${formatNumber(all.at(-1)?.measured ?? null, format)}`;
  return (
    <ChartBox
      label={`Standard deviation of the batch mean by batch size: ${now}`}
      height={HEIGHT}
      table={table}
    >
      {(width) => {
        const room = width - LEFT - RIGHT;
        const xOf = (size: number) => LEFT + (Math.log(size / first) / Math.log(end / first)) * room;
        const yOf = (value: number) => TOP + (high > 0 ? 1 - value / high : 1) * PLOT;
        const curve = Array.from({ length: CURVE + 1 }, (_, i) => {
          const size = first * (end / first) ** (i / CURVE);
          return `${xOf(size).toFixed(1)} ${yOf(meanNoise(std, size, rows)).toFixed(1)}`;
        });
        const labels = labelled(
          all.map(({ batchSize }) => batchSize),
          current?.batchSize,
          xOf,
        );
        return (
          <>
            {valueTicks(0, high, 5).map(({ value, label }) => (
              <g key={value}>
                <line
                  class={value === 0 ? 'axis' : 'grid'}
                  x1={LEFT}
                  x2={width - RIGHT}
                  y1={yOf(value)}
                  y2={yOf(value)}
                />
                <text x={LEFT - 6} y={yOf(value) + 4} text-anchor="end">
                  {label}
                </text>
              </g>
            ))}
            <path class="theory" d={`M${curve.join('L')}`} />
            {all.map(({ batchSize, measured }) => {
              const isCurrent = batchSize === current?.batchSize;
              return (
                <g key={batchSize}>
                  <circle
                    class={isCurrent ? 'measured now' : 'measured'}
                    cx={xOf(batchSize)}
                    cy={yOf(measured)}
                    r={4}
                  />
                  {labels.has(batchSize) && (
                    <text
                      class={isCurrent ? 'strong' : ''}
                      x={xOf(batchSize)}
                      y={HEIGHT - 6}
                      text-anchor="middle"
                    >
                      {formatCount(batchSize)}
                    </text>
                  )}
                </g>
              );
            })}
            {current && (
              <CurrentLabel
                x={xOf(current.batchSize)}
                y={yOf(current.measured)}
                width={width}
                current={current}
              />
            )}
          </>
        );
      }}
    </ChartBox>
  );

  function CurrentLabel({
    x,
    y,
    width,
    current: { batchSize, measured, theory },
  }: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly current: NonNullable<NoiseAnswer['current']>;
  }) {
    const left = x > width / 2;
    const at = { x: left ? x - 2 : x + 10, 'text-anchor': left ? 'end' : 'start' } as const;
    const top = Math.max(TOP + 8, y - (left ? 26 : 8));
    return (
      <>
        <text class="strong" {...at} y={top}>
          m = {formatCount(batchSize)}: measured {formatNumber(measured, format)}
        </text>
        <text {...at} y={top + 14}>
          theory {formatNumber(theory, format)}
        </text>
      </>
    );
  }
}

/** Sizes whose labels have room; the current one always. */
function labelled(
  sizes: readonly number[],
  current: number | undefined,
  xOf: (size: number) => number,
): ReadonlySet<number> {
  const room = 30;
  const shown = new Set<number>(current === undefined ? [] : [current]);
  for (const size of sizes) {
    if ([...shown].every((other) => Math.abs(xOf(other) - xOf(size)) >= room)) shown.add(size);
  }
  return shown;
}
