import { canLearnFrom, whyNotLearnFrom } from '../../src/protocol/lab';
import { CheckBox } from '../controls/checkBox';
import { formatCount } from '../format';
import { useInspector } from '../state/inspector';
import { isFeature, targetOf } from '../state/trainingChoices';

/** More check boxes than this take long to show, and nobody reads them. */
const LISTED = 300;

/** Which columns the network learns from, and why not from the others. */
export function FeatureChoice() {
  const { training, profile } = useInspector();
  const choices = training.choices.value;
  const columns = profile.value?.columns ?? [];
  const target = targetOf(choices, columns);
  const others = columns.filter((column) => column !== target);
  const setUsed = (name: string, used: boolean) => {
    const rest = choices.features.filter(([known]) => known !== name);
    training.choices.value = { ...choices, features: [...rest, [name, used]] };
  };
  return (
    <fieldset class="fit-form">
      <legend>
        <b>Learn from</b>
      </legend>
      {others.slice(0, LISTED).map((column) => {
        const against = whyNotLearnFrom(column, columns.length);
        return (
          <div key={column.name} class="feature-option">
            {canLearnFrom(column) ? (
              <CheckBox
                label={column.name}
                checked={isFeature(column, choices, target, columns.length)}
                onChange={(used) => {
                  setUsed(column.name, used);
                }}
              />
            ) : (
              <span class="dim">{column.name}</span>
            )}
            {against !== undefined && <span class="dim small">{against}</span>}
          </div>
        );
      })}
      {others.length > LISTED && (
        <p class="dim small">The other {formatCount(others.length - LISTED)} columns are used as advised.</p>
      )}
      {choices.features.length > 0 && (
        <button
          type="button"
          class="link"
          onClick={() => {
            training.choices.value = { ...choices, features: [] };
          }}
        >
          Use What Is Advised
        </button>
      )}
    </fieldset>
  );
}
