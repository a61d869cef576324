import type { ComponentChildren } from 'preact';
import { CheckBox } from '../controls/checkBox';
import { NumberInput } from '../controls/numberInput';
import { Select } from '../controls/select';
import { isWeight } from '../state/batchNormSaved';
import { INITIAL_SETTINGS, inOtherWords, ruleOf, type Layer } from '../state/batchNormSettings';
import { useInspector } from '../state/inspector';
import { BatchNormColumns } from './batchNormColumns';
import { V } from './variables';

const ORDERS = [
  { value: 'shuffled', label: 'Shuffled' },
  { value: 'file', label: 'File Order' },
] as const;

/** What the layer is made of: its columns and batches in the first line, its numbers in the second. */
export function BatchNormControls({ layer }: { readonly layer: Layer }) {
  const { batchNorm, select } = useInspector();
  const { settings, change } = batchNorm;
  const { batchSize, shuffled, seed, dropLast } = settings.value;
  return (
    <div class="bn-controls" role="group" aria-label="Layer">
      <div class="bn-line">
        <Select
          label="Column"
          id="bn-column"
          entry
          value={layer.columns[layer.shown]?.name ?? ''}
          options={layer.columns.map(({ name }) => ({ value: name, label: name }))}
          onSelect={(value) => {
            const column = layer.columns.find(({ name }) => name === value);
            if (column) select(column);
          }}
        />
        <BatchNormColumns layer={layer} />
        <Field id="bn-size" label="Batch size">
          <NumberInput
            id="bn-size"
            label="Batch size"
            value={batchSize}
            expected="a whole number from 1"
            isValid={(value) => Number.isSafeInteger(value) && value >= 1}
            onChange={(value) => {
              change({ batchSize: value });
            }}
          />
        </Field>
        <Select
          label="Order"
          id="bn-order"
          value={shuffled ? 'shuffled' : 'file'}
          options={ORDERS}
          onSelect={(value) => {
            change({ shuffled: value === 'shuffled' });
          }}
        />
        {shuffled && (
          <Field id="bn-seed" label="Seed">
            <NumberInput
              id="bn-seed"
              label="Seed"
              value={seed}
              expected="a whole number from 0"
              isValid={(value) => Number.isSafeInteger(value) && value >= 0}
              onChange={(value) => {
                change({ seed: value });
              }}
            />
          </Field>
        )}
        <CheckBox
          label="Drop last"
          title="Leave out the last batch of an epoch where it has fewer rows"
          checked={dropLast}
          onChange={(checked) => {
            change({ dropLast: checked });
          }}
        />
        <Defaults />
      </div>
      <NumbersLine />
    </div>
  );
}

/** Back to the layer as it was at first, where it is another one. */
function Defaults() {
  const { settings, startOver, spoiltLine } = useInspector().batchNorm;
  const asAtFirst =
    spoiltLine.value === undefined &&
    Object.entries(INITIAL_SETTINGS).every(
      ([key, value]) =>
        key === 'speed' ||
        key === 'batch' ||
        JSON.stringify(settings.value[key as keyof typeof INITIAL_SETTINGS]) === JSON.stringify(value),
    );
  if (asAtFirst) return null;
  return (
    <button type="button" class="link bn-defaults" onClick={startOver}>
      Defaults
    </button>
  );
}

function NumbersLine() {
  const { batchNorm } = useInspector();
  const { settings, change } = batchNorm;
  const { gamma, beta, epsilon, rule } = settings.value;
  return (
    <div class="bn-line">
      <Field id="bn-gamma" label={<V>γ</V>}>
        <NumberInput
          id="bn-gamma"
          label="Gamma, the weight"
          value={gamma}
          expected="a number"
          isValid={Number.isFinite}
          onChange={(value) => {
            change({ gamma: value });
          }}
        />
      </Field>
      <Field id="bn-beta" label={<V>β</V>}>
        <NumberInput
          id="bn-beta"
          label="Beta, the bias"
          value={beta}
          expected="a number"
          isValid={Number.isFinite}
          onChange={(value) => {
            change({ beta: value });
          }}
        />
      </Field>
      <Field id="bn-epsilon" label={<V>ε</V>}>
        <NumberInput
          id="bn-epsilon"
          label="Epsilon"
          value={epsilon}
          expected="a number above 0"
          isValid={(value) => value > 0}
          onChange={(value) => {
            change({ epsilon: value });
          }}
        />
      </Field>
      {rule.momentum !== 'cumulative' && (
        <Field id="bn-momentum" label="Momentum">
          <NumberInput
            id="bn-momentum"
            label="Momentum"
            value={rule.momentum}
            expected="a number from 0 to 1"
            isValid={isWeight}
            onChange={(value) => {
              change({ rule: { library: rule.library, momentum: value } });
            }}
          />
        </Field>
      )}
      <Select
        label={rule.momentum === 'cumulative' ? 'Momentum' : 'as'}
        id="bn-rule"
        value={rule.momentum === 'cumulative' ? 'cumulative' : rule.library}
        options={[
          { value: 'pytorch', label: 'PyTorch: weight of the new batch' },
          { value: 'cumulative', label: 'PyTorch None: mean of all batches' },
          { value: 'keras', label: 'Keras: weight that is kept' },
        ]}
        onSelect={(value) => {
          if (value === 'cumulative') change({ rule: { library: 'pytorch', momentum: 'cumulative' } });
          else if (rule.momentum === 'cumulative')
            change({
              rule:
                value === 'keras'
                  ? { library: 'keras', momentum: 0.9 }
                  : { library: 'pytorch', momentum: 0.1 },
            });
          else change({ rule: ruleOf(rule, value === 'keras' ? 'keras' : 'pytorch') });
        }}
      />
      <span class="dim small">{inOtherWords(rule)}</span>
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly children: ComponentChildren;
}

function Field({ id, label, children }: FieldProps) {
  return (
    <span class="field">
      <label for={id}>{label}</label>
      {children}
    </span>
  );
}
