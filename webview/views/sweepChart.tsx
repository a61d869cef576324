import { captionNumber, type LabRow, type SweepPoint } from '../../src/protocol/lab';
import { logScale, lossRange } from '../charts/logScale';
import type { LabFindings } from '../state/training';
import { ChartFigure } from './chartFigure';
import { LossGrid } from './lossGrid';
import { lossText } from './lossText';
import { LOOKS, Marker } from './variantMark';

const HEIGHT = 276;
const PLOT = { left: 40, top: 12, bottom: HEIGHT - 24, right: 12 };
const MOST_TICKS = 8;

/** Loss after the last epoch by learning rate, a line for each variant; markers where every seed reached the target. */
export function SweepChart({ findings }: { readonly findings: LabFindings }) {
  const { plan, rows } = findings;
  const { sweep } = plan.settings;
  const windows = rows.map(
    ({ variant, window }) =>
      `${LOOKS[variant].label} works at ${String(window?.count ?? 0)} of ${String(sweep.length)} rates`,
  );
  return (
    <ChartFigure
      title="Learning-rate sweep"
      caption="final validation loss"
      label={`Final loss by learning rate: ${windows.length > 0 ? windows.join(', ') : 'no rate yet'}`}
      table={() => <SweepTable rows={rows} rates={sweep} />}
      picture={(width) => <Picture width={width} findings={findings} />}
    />
  );
}

function Picture({ width, findings }: { readonly width: number; readonly findings: LabFindings }) {
  const { plan, rows } = findings;
  const { targetLoss, guess, settings } = plan;
  const [first = 0.1] = settings.sweep;
  const last = settings.sweep.at(-1) ?? 1;
  const right = width - PLOT.right;
  const rates = logScale(first, last, Math.max(2, Math.floor((right - PLOT.left) / 44)));
  const smallest = Math.min(
    ...rows.flatMap(({ sweep }) => sweep.map(({ loss }) => loss ?? Infinity)),
    Infinity,
  );
  const { low, high } = lossRange(smallest, targetLoss, guess);
  const scale = logScale(low, high, MOST_TICKS);
  const x = (rate: number) => PLOT.left + rates.place(rate) * (right - PLOT.left);
  const y = (loss: number | null) => PLOT.bottom - scale.place(loss ?? Infinity) * (PLOT.bottom - PLOT.top);
  const diverged = Math.min(
    ...rows.flatMap(({ sweep }) =>
      sweep.filter(({ loss }) => loss === null).map(({ learningRate }) => learningRate),
    ),
  );
  return (
    <svg class="lab-chart" width={width} height={HEIGHT} aria-hidden="true">
      <LossGrid scale={scale} left={PLOT.left} right={right} y={y} targetLoss={targetLoss} />
      <path class="axis" d={`M${String(PLOT.left)} ${String(PLOT.bottom)}H${String(right)}`} />
      <path
        class="chosen"
        d={`M${x(settings.learningRate).toFixed(1)} ${String(PLOT.top)}V${String(PLOT.bottom)}`}
      />
      {rates.ticks.map(({ value, label }) => {
        const at = x(value);
        const anchor = at > right - 12 ? 'end' : 'middle';
        return (
          <text
            key={value}
            x={anchor === 'end' ? right + PLOT.right : at}
            y={HEIGHT - 8}
            text-anchor={anchor}
          >
            {label}
          </text>
        );
      })}
      {rows.map(({ variant, sweep }) => (
        <g key={variant}>
          {sweep.length > 0 && (
            <path
              class="line"
              data-variant={variant}
              stroke-dasharray={LOOKS[variant].dash}
              d={sweepPath(sweep, settings.sweep, x, y)}
            />
          )}
          {sweep
            .filter(({ works }) => works)
            .map(({ learningRate, loss }) => (
              <Marker key={learningRate} variant={variant} x={x(learningRate)} y={y(loss)} />
            ))}
        </g>
      ))}
      {diverged < Infinity && (
        <text class="halo" x={x(diverged) - 8} y={PLOT.top + 4} text-anchor="end">
          diverged ↑
        </text>
      )}
    </svg>
  );
}

/** Lines between neighbours only: what lies between two rates of which one was not trained yet is not known. */
function sweepPath(
  points: readonly SweepPoint[],
  rates: readonly number[],
  x: (rate: number) => number,
  y: (loss: number | null) => number,
): string {
  return points
    .map(({ learningRate, loss }, i) => {
      const isNext = rates.indexOf(learningRate) - 1 === rates.indexOf(points[i - 1]?.learningRate ?? NaN);
      return `${i > 0 && isNext ? 'L' : 'M'}${x(learningRate).toFixed(1)} ${y(loss).toFixed(1)}`;
    })
    .join('');
}

interface TableProps {
  readonly rows: readonly LabRow[];
  readonly rates: readonly number[];
}

function SweepTable({ rows, rates }: TableProps) {
  return (
    <table class="bin-table">
      <thead>
        <tr>
          <th scope="col">Learning rate</th>
          {rows.map(({ variant }) => (
            <th key={variant} scope="col">
              {LOOKS[variant].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={rate}>
            <th scope="row">{captionNumber(rate, 2)}</th>
            {rows.map(({ variant, sweep }) => {
              const point = sweep.find(({ learningRate }) => learningRate === rate);
              return (
                <td key={variant}>
                  {lossText(point?.loss)}
                  {point?.works && ' ✓'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
