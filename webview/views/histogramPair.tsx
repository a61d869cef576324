import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ColumnPreview, ColumnProfile } from '../../src/protocol/datasetApi';
import { useInspector } from '../state/inspector';
import { scalerLabel } from '../../src/protocol/scalers';
import { columnFormats } from './columnFormats';
import { Histogram } from './histogram';

interface Props {
  readonly column: ColumnProfile;
  readonly preview: ColumnPreview;
}

/** The column as it is and as it will be: same bins, same pixels, so that only the axis differs. */
export function HistogramPair({ column, preview }: Props) {
  const { before, after, choice, rule } = preview;
  const formats = useMemo(() => columnFormats(preview), [preview]);
  // Shared: a bin is the same rows on both sides.
  const active = useSignal<number | undefined>(undefined);
  useEffect(() => {
    active.value = undefined;
  }, [preview]);
  return (
    <section aria-label="Distribution">
      <div class={after ? 'pair' : 'pair single'}>
        <figure>
          <figcaption>
            <span class="key" />
            <b>Before</b>
            <span class="dim small">original units</span>
          </figcaption>
          <Histogram column={column.name} side={before} format={formats.beforeLabels} active={active} />
        </figure>
        {after && (
          <figure>
            <figcaption>
              <span class="key after" />
              <b>After</b>
              <span class="dim small">{rule}</span>
            </figcaption>
            <Histogram
              column={column.name}
              scaler={scalerLabel(choice.method)}
              side={after}
              format={formats.afterLabels}
              active={active}
            />
          </figure>
        )}
      </div>
      <Caption column={column} preview={preview} />
    </section>
  );
}

/** What to see in the pair, or why there is only one side. */
function Caption({ column, preview: { affine, after, choice, note, outliers } }: Props) {
  const { recipe } = useInspector();
  if (!after) {
    return <p class="small dim caption">{whyNotScaled(column, recipe.choices.value.has(column.name))}</p>;
  }
  return (
    <p class="small dim caption">
      {note ??
        (affine &&
          `Same bins, same rows, same shape: ${scalerLabel(choice.method)} only moves and stretches the axis.`)}
      {outliers.length > 0 && <b> The outliers stay outliers.</b>}
    </p>
  );
}

function whyNotScaled({ advice }: ColumnProfile, byHand: boolean): string {
  if (byHand) return 'Not scaled: you chose none for this column. It is copied byte for byte.';
  if (advice.method === 'none') {
    return 'Not scaled, as advised: it is copied byte for byte. A scaler chosen above holds against the advice.';
  }
  return 'Not scaled: the default scaler is none. Choose one above, or another default below.';
}
