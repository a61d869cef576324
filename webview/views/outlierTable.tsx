import { useMemo } from 'preact/hooks';
import type { ColumnPreview, Outliers } from '../../src/protocol/datasetApi';
import { LineLink } from '../controls/lineLink';
import { countOf, formatCount, formatNumber } from '../format';
import { useInspector } from '../state/inspector';
import { columnFormats } from './columnFormats';

interface Props {
  readonly preview: ColumnPreview;
  readonly outliers: Outliers;
  /** Its name. */
  readonly column: string;
}

/** The values furthest beyond the fences, and where they stand. */
export function OutlierTable({ preview, outliers: { low, high }, column }: Props) {
  const { recipe } = useInspector();
  const formats = useMemo(() => columnFormats(preview), [preview]);
  const { after, outliers } = preview;
  return (
    <table class="stats outliers">
      <caption class="unseen">Outliers</caption>
      <thead>
        <tr>
          <th scope="col">{headOf(outliers.length, low + high)}</th>
          <th scope="col">Before</th>
          {after && <th scope="col">After</th>}
        </tr>
      </thead>
      <tbody>
        {outliers.map(({ line, value, scaled }) => (
          <tr key={line}>
            <th scope="row">
              <LineLink line={line} />
            </th>
            <td>{formatNumber(value, formats.before)}</td>
            {after && <td>{formatNumber(scaled, formats.after)}</td>}
          </tr>
        ))}
        <tr>
          <td colSpan={after ? 3 : 2} class="remark">
            <p class="small dim">
              Beyond Q1 − 1.5 × IQR or Q3 + 1.5 × IQR (Tukey).
              {outliers.length > 0 && (after ? ' Kept and scaled; ' : ' Kept as they are; ')}
              {outliers.length > 0 && (
                <>
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      recipe.choose(column, { method: 'clip' });
                    }}
                  >
                    clip
                  </button>{' '}
                  moves them to the 1 % and 99 % quantiles.
                </>
              )}
            </p>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function headOf(listed: number, all: number): string {
  if (all === 0) return 'No outliers';
  return listed < all
    ? `The ${formatCount(listed)} furthest of ${formatCount(all)} outliers`
    : countOf(all, 'outlier');
}
