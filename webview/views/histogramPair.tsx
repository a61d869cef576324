import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ColumnPreview, ColumnProfile, PreviewSide } from '../../src/protocol/datasetApi';
import { scalerLabel } from '../../src/protocol/scalers';
import { barRange, barsOf, edgeFormat } from '../charts/bars';
import { fittedParts, landings } from '../charts/landings';
import { useInspector } from '../state/inspector';
import { columnFormats } from './columnFormats';
import { Histogram } from './histogram';

interface Props {
  readonly column: ColumnProfile;
  readonly preview: ColumnPreview;
}

/** The bar that is pointed at or arrowed to, and on which side. */
interface Active {
  readonly side: 'before' | 'after';
  readonly bar: number;
}

/**
 * The column as it is and as it will be. An affine scaler keeps bins and pixels, so that only the axis differs; another one
 * shows where the rows of a bar went.
 */
export function HistogramPair({ column, preview }: Props) {
  const { before, after, choice, rule, split } = preview;
  const formats = useMemo(() => columnFormats(preview), [preview]);
  const [active, setActive] = useState<Active>();
  useEffect(() => {
    setActive(undefined);
  }, [preview]);
  const other = useMemo(() => otherSide(preview, active), [preview, active]);
  const fitted = useMemo(() => after && split && fitInFile(preview, after), [preview]);
  const on = (side: Active['side']) => ({
    active: active?.side === side ? active.bar : other?.bar,
    onActivate: (bar: number | undefined) => {
      setActive(bar === undefined ? undefined : { side, bar });
    },
    tell: follows(preview) ? (bar: number) => whereTo(preview, { side, bar }) : undefined,
  });
  return (
    <section aria-label="Distribution">
      <div class={after ? 'pair' : 'pair single'}>
        <figure>
          <figcaption>
            <span class="key" />
            <b>Before</b>
            <span class="dim small">original units</span>
          </figcaption>
          <Histogram
            column={column.name}
            side={before}
            format={formats.beforeLabels}
            parts={active?.side === 'after' ? other?.parts : undefined}
            {...on('before')}
          />
        </figure>
        {after && (
          <figure>
            <figcaption>
              <span class="key after" />
              <b>After</b>
              <span class="dim small">{rule}</span>
              {preview.sampled !== undefined && <span class="tag">sampled</span>}
            </figcaption>
            <Histogram
              column={column.name}
              scaler={scalerLabel(choice.method)}
              side={after}
              format={formats.afterLabels}
              parts={active?.side === 'before' && other?.parts ? other.parts : fitted}
              partsAre={fitted && !other?.parts ? 'fitted on' : ''}
              {...on('after')}
            />
          </figure>
        )}
      </div>
      <Caption column={column} preview={preview} />
    </section>
  );
}

/** Whether the rows of a bar can be followed to the other side. */
function follows({ affine, monotone, lost, sampled }: ColumnPreview): boolean {
  return !affine && monotone && lost === 0 && sampled === undefined;
}

/** What the other side shows of a bar: the same bar, or the parts that its rows are in. */
function otherSide(
  preview: ColumnPreview,
  active: Active | undefined,
): { readonly bar?: number; readonly parts?: readonly number[] } | undefined {
  const { before, after, affine } = preview;
  if (!after || !active) return undefined;
  if (affine) return { bar: active.bar };
  if (!follows(preview)) return undefined;
  const [from, to] = active.side === 'before' ? [before, after] : [after, before];
  return { parts: landings(from, active.bar, to) };
}

/** For the ear: the first and the last bar on the other side that rows of this one are in. */
function whereTo({ before, after }: ColumnPreview, { side, bar }: Active): string {
  if (!after) return '';
  const [from, to] = side === 'before' ? [before, after] : [after, before];
  const parts = landings(from, bar, to);
  const bars = barsOf(to).filter((_, i) => (parts[i] ?? 0) > 0);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return '';
  const format = edgeFormat(to.histogram);
  const ranges = first === last ? [first] : [first, last];
  const verb = side === 'before' ? 'become' : 'come from';
  return `; they ${verb} ${ranges.map((each) => barRange(each, format)).join(' up to ')}`;
}

/** The rows of each bar that were fitted on, where these are rows of this file. */
function fitInFile({ split }: ColumnPreview, after: PreviewSide): number[] | undefined {
  if (!split?.inFile) return undefined;
  return fittedParts(after, split.fit.histogram);
}

/** What to see in the pair, or why there is only one side. */
function Caption({ column, preview }: Props) {
  const { affine, after, choice, notes, outliers, split } = preview;
  const { recipe } = useInspector();
  if (!after) {
    // Scaled, but to nothing that could be shown.
    if (choice.method !== 'none') return <p class="small dim caption">{notes.join(' ')}</p>;
    const byHand = recipe.choices.value.byHand.has(column.name);
    return <p class="small dim caption">{whyNotScaled(column, byHand)}</p>;
  }
  return (
    <p class="small dim caption">
      {[...notes, ...(notes.length === 0 ? [whatToSee(preview)] : [])].join(' ')}
      {affine && outliers.length > 0 && choice.method !== 'none' && <b> The outliers stay outliers.</b>}
      {split?.inFile && ' Solid: rows fitted on. Pale: other rows.'}
    </p>
  );
}

function whatToSee(preview: ColumnPreview): string {
  const label = scalerLabel(preview.choice.method);
  if (preview.affine) return `Same bins, same rows, same shape: ${label} only moves and stretches the axis.`;
  if (follows(preview))
    return `${label} changes the shape. Point at a bar, or arrow to it, to see where its rows went.`;
  return `${label} changes the shape.`;
}

function whyNotScaled({ advice }: ColumnProfile, byHand: boolean): string {
  if (byHand) return 'Not scaled: you chose none for this column. It is copied byte for byte.';
  if (advice.method === 'none') {
    return 'Not scaled, as advised: it is copied byte for byte. A scaler chosen above holds against the advice.';
  }
  return 'Not scaled: the default scaler is none. Choose one above, or another default below.';
}
