import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { Select } from '../controls/select';
import { useInspector } from '../state/inspector';
import { defaultFor } from '../state/choices';
import { SCALER_METHODS, scalerChoice, scalerName } from '../words';
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
            label: `Default (${byDefault === 'none' ? 'not scaled' : scalerName(byDefault)})`,
          },
          ...SCALER_METHODS.map((method) => ({ value: method, label: scalerName(method) })),
        ]}
        onSelect={(value) => {
          const method = SCALER_METHODS.find((candidate) => candidate === value);
          recipe.choose(column.name, method && scalerChoice(method));
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
