import type { ComponentChildren } from 'preact';
import { formatCount, formatNumber, type NumberFormat } from '../format';
import { BatchDots } from './batchDots';
import type { BatchProps } from './batchFormulas';
import { orNaN } from './batchNormFormats';
import { V, XHat } from './variables';

/** x, x̂ and y of the batch over the whole column: the same pixels, only the axis changes. */
export function BatchPictures({
  column,
  answer,
  batch,
  formats,
  marked,
}: BatchProps & { readonly column: string }) {
  const { gamma, beta } = batch;
  const channel = batch.channels[batch.shown];
  if (!channel) return null;
  const { mean, divisor } = channel;
  const normal =
    mean === null || divisor === null ? undefined : { scale: 1 / divisor, offset: -mean / divisor };
  const rows = formatCount(answer.data.rows);
  const asDots = batch.steps.line.length === batch.size && batch.size <= MOST_DOTS;
  const pictures: readonly {
    name: string;
    head: ComponentChildren;
    note: string;
    to: { scale: number; offset: number } | undefined;
    centre: number | null;
    format: NumberFormat;
    solid: boolean;
  }[] = [
    {
      name: 'x',
      head: <V>x</V>,
      note: asDots
        ? `this batch as dots, all ${rows} rows behind`
        : `this batch; behind it all ${rows} rows, at another scale`,
      to: { scale: 1, offset: 0 },
      centre: mean,
      format: formats.mean,
      solid: false,
    },
    {
      name: 'x̂',
      head: <XHat />,
      note: 'same picture, mean 0 and variance 1',
      to: normal,
      centre: normal ? 0 : null,
      format: formats.normalized,
      solid: true,
    },
    {
      name: 'y',
      head: <V>y</V>,
      note: 'moved to β, stretched by γ',
      to: normal && { scale: normal.scale * gamma, offset: normal.offset * gamma + beta },
      centre: normal ? beta : null,
      format: formats.y,
      solid: true,
    },
  ];
  return (
    <section class="bn-pictures" aria-label="The batch in pictures">
      {pictures.map(({ name, head, note, to, centre, format, solid }) => (
        <figure key={name}>
          <figcaption>
            <b>{head}</b> <span class="dim small">{note}</span>
          </figcaption>
          {to ? (
            <BatchDots
              label={`${name} of ${column} in batch ${String(answer.batch)}: ${formatCount(batch.size)} rows, mean ${orNaN(centre, format)}`}
              picture={batch.picture}
              values={asDots ? batch.steps.x : undefined}
              marked={marked}
              to={to}
              solid={solid}
              mean={{
                at: mean,
                label: `mean ${centre === null ? 'NaN' : formatNumber(centre, centre === 0 ? { decimals: 0, exponential: false } : format)}`,
              }}
            />
          ) : (
            <p class="small dim bn-no-picture">NaN: nothing to draw.</p>
          )}
        </figure>
      ))}
    </section>
  );
}

const MOST_DOTS = 64;
