import { useMemo, useState } from 'preact/hooks';
import { captionNumber, type VariantId } from '../../src/protocol/lab';
import { logScale, lossRange, spreadLabels, type LogScale } from '../charts/logScale';
import { valueTicks } from '../charts/ticks';
import { Select } from '../controls/select';
import { bandOf, type BandPoint } from '../state/curves';
import type { LabFindings } from '../state/training';
import { ChartFigure } from './chartFigure';
import { LossGrid, TARGET_GAP } from './lossGrid';
import { lossText } from './lossText';
import { LOOKS, Marker } from './variantMark';

const HEIGHT = 276;
const PLOT = { left: 40, top: 12, bottom: HEIGHT - 24 };
/** Room for names at the ends of lines. */
const NAMES = 92;
const NAME_GAP = 14;
const MOST_TICKS = 8;
/** Epochs of the table. */
const LISTED = 12;

const SHOWN = [
  { value: 'both', label: 'Both' },
  { value: 'training', label: 'Training' },
  { value: 'validation', label: 'Validation' },
] as const;
type Shown = (typeof SHOWN)[number]['value'];
const TITLES: Readonly<Record<Shown, string>> = {
  both: 'Training and validation loss',
  training: 'Training loss',
  validation: 'Validation loss',
};

interface Line {
  readonly variant: VariantId;
  /** Of the loss that is shown; of validation where both are. */
  readonly points: readonly BandPoint[];
  /** Solid. */
  readonly training: readonly BandPoint[];
  /** Dashed. */
  readonly validation: readonly BandPoint[];
}

/** Loss by epoch, a line for each variant: the middle seed, and a band to the best and the worst. */
export function LossChart({ findings }: { readonly findings: LabFindings }) {
  const { plan, curves, rows } = findings;
  const { settings, targetLoss, guess } = plan;
  const [shown, setShown] = useState<Shown>('both');
  const lines = useMemo(
    () =>
      settings.variants.map((variant): Line => {
        const band = (loss: 'training' | 'validation') => bandOf(curves.get(variant), loss, settings.epochs);
        const training = shown === 'validation' ? [] : band('training');
        const validation = shown === 'training' ? [] : band('validation');
        return { variant, training, validation, points: shown === 'training' ? training : validation };
      }),
    [curves, settings, shown],
  );
  const smallest = Math.min(
    ...lines.flatMap(({ training, validation }) => [...training, ...validation].map(({ median }) => median)),
    Infinity,
  );
  const { low, high } = lossRange(smallest, targetLoss, guess);
  const scale = logScale(low, high, MOST_TICKS);
  const seeds = settings.seeds.length;
  const ends = lines.flatMap(({ variant, points }) => {
    const last = points.at(-1);
    return last ? [`${LOOKS[variant].label} ${lossText(last.median)} after epoch ${String(last.epoch)}`] : [];
  });
  return (
    <ChartFigure
      title={TITLES[shown]}
      caption={
        (shown === 'both' ? 'solid: training, dashed: validation; ' : '') +
        (seeds === 1 ? 'one seed' : `median of ${String(seeds)} seeds, band min to max`)
      }
      label={`Loss by epoch, ${shown === 'training' ? 'training' : 'validation'}: ${ends.length > 0 ? ends.join(', ') : 'no epoch yet'}`}
      tool={
        <span class="figure-tool">
          <Select
            label="Loss"
            id="loss-shown"
            value={shown}
            options={SHOWN}
            onSelect={(value) => {
              setShown(SHOWN.find((known) => known.value === value)?.value ?? 'both');
            }}
          />
        </span>
      }
      table={() => <LossTable lines={lines} epochs={settings.epochs} />}
      picture={(width) => (
        <Picture
          width={width}
          lines={lines}
          scale={scale}
          high={high}
          epochs={settings.epochs}
          targetLoss={targetLoss}
          reachedAt={(variant) => rows.find((row) => row.variant === variant)?.epochs?.median}
        />
      )}
    />
  );
}

interface PictureProps {
  readonly width: number;
  readonly lines: readonly Line[];
  readonly scale: LogScale;
  /** Losses above stand at the top edge. */
  readonly high: number;
  readonly epochs: number;
  readonly targetLoss: number;
  readonly reachedAt: (variant: VariantId) => number | undefined;
}

function Picture({ width, lines, scale, high, epochs, targetLoss, reachedAt }: PictureProps) {
  const right = width - NAMES;
  const x = (epoch: number) => PLOT.left + (epoch / epochs) * (right - PLOT.left);
  const y = (loss: number) => PLOT.bottom - scale.place(loss) * (PLOT.bottom - PLOT.top);
  const drawn = lines.filter(({ points }) => points.length > 0);
  const names = spreadLabels(
    drawn.map(({ points }) => y(points.at(-1)?.median ?? NaN)),
    NAME_GAP,
    PLOT.bottom,
  );
  const place = ({ epoch, median }: BandPoint) => `${x(epoch).toFixed(1)} ${y(median).toFixed(1)}`;
  return (
    <svg class="lab-chart" width={width} height={HEIGHT} aria-hidden="true">
      <LossGrid scale={scale} left={PLOT.left} right={right} y={y} targetLoss={targetLoss} />
      <path class="axis" d={`M${String(PLOT.left)} ${String(PLOT.bottom)}H${String(right)}`} />
      {valueTicks(0, epochs, Math.max(2, Math.min(7, Math.floor((right - PLOT.left) / 48)))).map(
        ({ value, label }) => (
          <text key={value} x={x(value)} y={HEIGHT - 8} text-anchor="middle">
            {label}
          </text>
        ),
      )}
      <text x={right + 12} y={HEIGHT - 8}>
        epoch
      </text>
      {drawn.map(({ variant, points }) => (
        <path key={variant} class="band" data-variant={variant} d={bandPath(points, x, y)} />
      ))}
      {drawn.map(({ variant, training, validation }) => (
        <g key={variant}>
          {training.length > 0 && (
            <path class="line" data-variant={variant} d={`M${training.map(place).join('L')}`} />
          )}
          {validation.length > 0 && (
            <path class="line validation" data-variant={variant} d={`M${validation.map(place).join('L')}`} />
          )}
        </g>
      ))}
      {drawn.map(({ variant, points }, i) => {
        const reached = reachedAt(variant);
        const last = points.at(-1);
        const end = last?.median ?? NaN;
        return (
          <g key={variant}>
            {reached === undefined ? (
              <Marker variant={variant} x={x(last?.epoch ?? 0)} y={y(end)} />
            ) : (
              <Marker variant={variant} x={x(reached)} y={y(targetLoss)} />
            )}
            <text class="name" x={right + 10} y={(names[i] ?? 0) + 4}>
              {LOOKS[variant].label}
              {end > high && ' ↑'}
            </text>
          </g>
        );
      })}
      <text class="halo" x={right - 4} y={y(targetLoss) - TARGET_GAP} text-anchor="end">
        target loss
      </text>
    </svg>
  );
}

function bandPath(
  points: readonly BandPoint[],
  x: (epoch: number) => number,
  y: (loss: number) => number,
): string {
  const edge = (of: (point: BandPoint) => number) =>
    points.map((point) => `${x(point.epoch).toFixed(1)} ${y(of(point)).toFixed(1)}`);
  return `M${[...edge(({ high }) => high), ...edge(({ low }) => low).reverse()].join('L')}z`;
}

function LossTable({ lines, epochs }: { readonly lines: readonly Line[]; readonly epochs: number }) {
  const step = Math.max(1, Math.ceil(epochs / LISTED));
  const listed = Array.from({ length: Math.floor(epochs / step) + 1 }, (_, i) => i * step);
  if (listed.at(-1) !== epochs) listed.push(epochs);
  return (
    <table class="bin-table">
      <thead>
        <tr>
          <th scope="col">Epoch</th>
          {lines.map(({ variant }) => (
            <th key={variant} scope="col">
              {LOOKS[variant].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {listed.map((epoch) => (
          <tr key={epoch}>
            <th scope="row">{captionNumber(epoch)}</th>
            {lines.map(({ variant, points }) => (
              <td key={variant}>{lossText(points[epoch]?.median)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
