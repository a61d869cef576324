import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { formatCount } from '../format';
import { useInspector } from '../state/inspector';
import { KindControl } from './kindControl';
import { ScalerControl } from './scalerControl';

/** The column's name, what its cells are, and its scaler. */
export function ColumnTitle({ column }: { readonly column: ColumnProfile }) {
  const { narrow, reading } = useInspector();
  const { name, distinct, missing, nonFinite, numeric } = column;
  const approximate = typeof distinct !== 'number';
  const all = reading.approximate.value !== undefined;
  return (
    <div class="title">
      <h2 class={narrow.value ? 'unseen' : ''} title={name}>
        {name}
      </h2>
      <span class="dim facts">
        {`${formatCount(approximate ? distinct.approximate : distinct)} distinct`}
        {approximate && !all && <span class="tag">approximate</span>}
        {` · ${formatCount(missing)} missing`}
        {nonFinite > 0 && ` · ${formatCount(nonFinite)} not finite`}
        {all && <span class="tag">approximate</span>}
      </span>
      <KindControl key={`kind of ${name}`} column={column} />
      {numeric && <ScalerControl key={name} column={column} />}
    </div>
  );
}
