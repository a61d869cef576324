import type { DatasetProfile } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { countOf } from '../format';
import { useInspector } from '../state/inspector';

/** A file that has a header and nothing below it. */
export function EmptyView({ profile: { columns } }: { readonly profile: DatasetProfile }) {
  const { reading } = useInspector();
  return (
    <div class="pane centred">
      <div class="message">
        <Icon name="info" />
        <div>
          <h2>{countOf(columns.length, 'column')}, no rows</h2>
          <p>The file has a header and nothing below it: there is nothing to show or to scale.</p>
          <div class="actions">
            <button
              type="button"
              class="button"
              data-entry="true"
              onClick={() => void reading.read({ ...reading.options.value, header: false })}
            >
              Read Row 1 as Data
            </button>
          </div>
        </div>
      </div>
    </div>
  );
}
