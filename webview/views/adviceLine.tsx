import type { Advice } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { scalerLabel } from '../../src/protocol/scalers';

/** What to do with a column, and why. */
export function AdviceLine({ advice }: { readonly advice: Advice }) {
  const lead = advice.method === 'none' ? 'Do not scale.' : `Use ${scalerLabel(advice.method)}.`;
  return (
    <div class="advice">
      <Icon name="lightbulb" />
      <p>
        <b>{lead}</b> {advice.reason}
        {advice.heuristic && (
          <>
            {' '}
            <span class="tag" title="A rule of thumb, not a theorem">
              heuristic
            </span>
          </>
        )}
      </p>
    </div>
  );
}
