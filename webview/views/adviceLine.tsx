import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { scalerLabel } from '../../src/protocol/scalers';
import { Icon } from '../controls/icon';
import { useInspector } from '../state/inspector';

/** What to do with a column, and why; followed in one click, for this column or for all. */
export function AdviceLine({ column }: { readonly column: ColumnProfile }) {
  const { recipe, choiceOf } = useInspector();
  const { advice, numeric } = column;
  const { defaultChoice, byHand } = recipe.choices.value;
  const label = scalerLabel(advice.method);
  const followed = choiceOf(column).method === advice.method;
  const allFollowed = defaultChoice.method === 'advice' && byHand.size === 0;
  return (
    <div class="advice">
      <Icon name="lightbulb" />
      <p>
        <b>{advice.method === 'none' ? 'Do not scale.' : `Use ${label}.`}</b> {advice.reason}
        {advice.heuristic && (
          <>
            {' '}
            <span class="tag" title="A rule of thumb, not a theorem">
              heuristic
            </span>
          </>
        )}
        {numeric && (!followed || !allFollowed) && (
          <span class="advice-actions">
            {!followed && (
              <button
                type="button"
                class="link"
                onClick={() => {
                  recipe.choose(column.name, { method: advice.method });
                }}
              >
                {advice.method === 'none' ? 'Leave Unscaled' : `Use ${label}`}
              </button>
            )}
            {!allFollowed && (
              <button type="button" class="link" onClick={recipe.useAdvice}>
                Use Advice for All Columns
              </button>
            )}
          </span>
        )}
      </p>
    </div>
  );
}
