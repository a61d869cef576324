import type { Strip } from '../../src/protocol/datasetApi';
import type { StripAxis } from '../charts/stripAxis';

const HEIGHT = 34;
const MIDDLE = HEIGHT / 2;
const BOX = 14;
const RING = 2.5;
/** Room for rings at the ends. */
const MARGIN = 6;
/** Narrower, a strip is a sliver: that is what there is to see. */
const SLIVER = 6;

interface Props {
  readonly strip: Strip;
  readonly axis: StripAxis;
  /** In pixels. */
  readonly width: number;
  readonly solid?: boolean;
}

/** Range and quartiles of a column; the digits stand beside it. */
export function StripPicture({ strip, axis, width, solid = false }: Props) {
  if (width <= 2 * MARGIN) return null;
  const x = (value: number) => MARGIN + axis.place(value) * (width - 2 * MARGIN);
  const grid = axis.ticks.map(({ value }) => x(value));
  const { min, lowEnd, q1, median, q3, highEnd, max, outliers } = strip;
  const sliver = x(max) - x(min) < SLIVER;
  return (
    <svg class={solid ? 'strip after' : 'strip'} width={width} height={HEIGHT} aria-hidden="true">
      {grid.map((at) => (
        <line key={at} class="grid" x1={at} x2={at} y1={0} y2={HEIGHT} />
      ))}
      {sliver ? (
        <rect class="box" x={x(min)} y={MIDDLE - BOX / 2} width={Math.max(2, x(max) - x(min))} height={BOX} />
      ) : (
        <>
          <path
            class="whisker"
            d={
              `M${at(x(lowEnd))} ${at(MIDDLE)}H${at(x(q1))}M${at(x(q3))} ${at(MIDDLE)}H${at(x(highEnd))}` +
              `M${at(x(lowEnd))} ${at(MIDDLE - 4)}v8M${at(x(highEnd))} ${at(MIDDLE - 4)}v8`
            }
          />
          <rect class="box" x={x(q1)} y={MIDDLE - BOX / 2} width={Math.max(1, x(q3) - x(q1))} height={BOX} />
          <line class="median" x1={x(median)} x2={x(median)} y1={MIDDLE - BOX / 2} y2={MIDDLE + BOX / 2} />
          {outliers.map((value) => (
            <circle key={value} class="ring" cx={x(value)} cy={MIDDLE} r={RING} />
          ))}
        </>
      )}
    </svg>
  );
}

const AXIS_HEIGHT = 18;

/** The marks of an axis, above its strips. */
export function AxisRow({ axis, width }: { readonly axis: StripAxis; readonly width: number }) {
  if (width <= 2 * MARGIN) return <span />;
  return (
    <svg class="strip-axis" width={width} height={AXIS_HEIGHT}>
      {axis.ticks.map(({ value, label }) => {
        const x = MARGIN + axis.place(value) * (width - 2 * MARGIN);
        const anchor = x < 24 ? 'start' : x > width - 24 ? 'end' : 'middle';
        return (
          <text
            key={value}
            x={anchor === 'start' ? 0 : anchor === 'end' ? width : x}
            y={12}
            text-anchor={anchor}
          >
            {label}
          </text>
        );
      })}
    </svg>
  );
}

/** In whole tenths of a pixel. */
function at(pixel: number): string {
  return pixel.toFixed(1);
}
