import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { Select } from '../controls/select';
import { useInspector } from '../state/inspector';
import { defaultFor } from '../state/choices';
import { scalerLabel, SCALERS } from '../../src/protocol/scalers';
import { RangeInputs } from './rangeInputs';

const DEFAULT = '';

/** Which scaler a column gets: the default, or one chosen by hand. */
export function ScalerControl({ column }: { readonly column: ColumnProfile }) {
  const { recipe, choiceOf } = useInspector();
  const byDefault = defaultFor(column, recipe.defaultChoice.value).method;
  const chosen = recipe.choices.value.get(column.name);
  const choice = choiceOf(column);
  return (
    <div class="scaler-control">
      <Select
        label="Scaler"
        id="scaler"
        entry
        value={chosen?.method ?? DEFAULT}
        options={[
          {
            value: DEFAULT,
            label: `Default (${byDefault === 'none' ? 'not scaled' : scalerLabel(byDefault)})`,
          },
          ...SCALERS.map(({ method, label }) => ({ value: method, label })),
        ]}
        onSelect={(value) => {
          const scaler = SCALERS.find(({ method }) => method === value);
          recipe.choose(column.name, scaler?.defaultChoice);
        }}
      />
      {choice.method === 'minmax' && (
        <RangeInputs
          range={choice.featureRange}
          onChange={(featureRange) => {
            recipe.choose(column.name, { method: 'minmax', featureRange });
          }}
        />
      )}
    </div>
  );
}
