import { Icon } from '../controls/icon';
import { countOf } from '../format';
import { useInspector } from '../state/inspector';

/** Reading was cancelled. */
export function StoppedView({ rows }: { readonly rows: number }) {
  const { reading } = useInspector();
  return (
    <div class="pane centred">
      <div class="message">
        <Icon name="circle-slash" />
        <div>
          <h2>{rows > 0 ? `Stopped after ${countOf(rows, 'row')}` : 'Stopped'}</h2>
          <p>The file was not changed.</p>
          <div class="actions">
            <button
              type="button"
              class="button primary"
              data-entry="true"
              onClick={() => void reading.read()}
            >
              Read Again
            </button>
          </div>
        </div>
      </div>
    </div>
  );
}
