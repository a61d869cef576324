import { useMemo, useState } from 'preact/hooks';
import type { ColumnPreview } from '../../src/protocol/datasetApi';
import { formatNumber } from '../format';
import { columnFormats } from './columnFormats';

interface Props {
  readonly column: string;
  readonly curve: readonly (readonly [x: number, y: number])[];
  readonly preview: ColumnPreview;
}

const WIDTH = 240;
const HEIGHT = 120;
/** Points of the table. */
const LISTED = 9;

/** What becomes of each value, as a curve; its table is one key away. */
export function TransferCurve({ column, curve, preview }: Props) {
  const formats = useMemo(() => columnFormats(preview), [preview]);
  const [asTable, setAsTable] = useState(false);
  const path = useMemo(() => pathOf(curve), [curve]);
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return null;
  const before = (x: number) => formatNumber(x, formats.beforeLabels);
  const after = (y: number) => formatNumber(y, formats.afterLabels);
  const listed = Array.from(
    { length: LISTED },
    (_, i) => curve[Math.round((i * (curve.length - 1)) / (LISTED - 1))] ?? last,
  );
  const middle = listed[(LISTED - 1) / 2] ?? last;
  const ends = [first, middle, last].map(([x, y]) => `${before(x)} becomes ${after(y)}`);
  return (
    <figure class="curve">
      <figcaption>
        <b>Transfer curve</b>
        <span class="dim small">what each value becomes</span>
      </figcaption>
      <div
        class="curve-picture"
        role={asTable ? 'region' : 'img'}
        aria-label={`Transfer curve of ${column}: ${ends.join(', ')}`}
        aria-keyshortcuts="T"
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 't') return;
          setAsTable(!asTable);
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {asTable ? (
          <table class="bin-table">
            <thead>
              <tr>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {listed.map(([x, y]) => (
                <tr key={x}>
                  <th scope="row">{before(x)}</th>
                  <td>{after(y)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <>
            <span class="curve-high small dim">{after(last[1])}</span>
            <svg
              viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
              width={WIDTH}
              height={HEIGHT}
              aria-hidden="true"
            >
              <path class="frame" d={`M.5 0V${String(HEIGHT - 0.5)}H${String(WIDTH)}`} />
              <path class="line" d={path} />
            </svg>
            <span class="curve-low small dim">{after(first[1])}</span>
            <span class="curve-from small dim">{before(first[0])}</span>
            <span class="curve-to small dim">{before(last[0])}</span>
          </>
        )}
      </div>
    </figure>
  );
}

/** Halves, so that ranges near ±1.8e308 have a width. */
function pathOf(curve: Props['curve']): string {
  const xs = curve.map(([x]) => x / 2);
  const ys = curve.map(([, y]) => y / 2);
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [low = 0, high = 0] = [ys[0], ys.at(-1)];
  const place = (value: number, from: number, to: number, size: number) =>
    to > from ? ((value - from) / (to - from)) * size : size / 2;
  const points = curve.map((_, i) => {
    const x = place(xs[i] ?? 0, left, right, WIDTH - 2) + 1;
    const y = HEIGHT - 1 - place(ys[i] ?? 0, low, high, HEIGHT - 2);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
