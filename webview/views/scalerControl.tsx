import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { scalerLabel, SCALERS } from '../../src/protocol/scalers';
import { Select } from '../controls/select';
import { defaultFor } from '../state/choices';
import { useInspector } from '../state/inspector';
import { NonFiniteControl } from './nonFiniteControl';
import { ParameterControls } from './parameterControls';

const DEFAULT = '';

/** Which scaler a column gets, the default or one chosen by hand, and its parameters. */
export function ScalerControl({ column }: { readonly column: ColumnProfile }) {
  const { recipe, choiceOf } = useInspector();
  const { defaultChoice, byHand } = recipe.choices.value;
  const byDefault = defaultFor(column, defaultChoice).method;
  return (
    <div class="scaler-control">
      <Select
        label="Scaler"
        id="scaler"
        entry
        value={byHand.get(column.name)?.method ?? DEFAULT}
        options={[
          {
            value: DEFAULT,
            label: `Default (${byDefault === 'none' ? 'not scaled' : scalerLabel(byDefault)})`,
          },
          ...SCALERS.map(({ method, label }) => ({ value: method, label })),
        ]}
        onSelect={(value) => {
          const scaler = SCALERS.find(({ method }) => method === value);
          recipe.choose(column.name, scaler && { method: scaler.method });
        }}
      />
      <ParameterControls
        choice={choiceOf(column)}
        onChange={(choice) => {
          recipe.choose(column.name, choice);
        }}
      />
      {column.nonFinite > 0 && <NonFiniteControl />}
    </div>
  );
}
