import { DEFAULT_SETTINGS, VARIANTS } from '../../src/protocol/lab';
import { scalerLabel } from '../../src/protocol/scalers';
import { CheckBox } from '../controls/checkBox';
import { NumberInput } from '../controls/numberInput';
import { Select } from '../controls/select';
import { typedNumber } from '../controls/typedNumber';
import { countOf } from '../format';
import type { Choices } from '../state/choices';
import { useInspector } from '../state/inspector';
import {
  LIMITS,
  NETWORKS,
  OFFERED,
  OPTIMIZERS,
  possibleVariants,
  type Network,
  type OptimizerName,
  type TrainingChoices,
} from '../state/trainingChoices';
import { LOOKS } from './variantMark';

const NETWORK_LABELS: Readonly<Record<Network, string>> = {
  none: 'None (linear)',
  '16': '16',
  '32': '32',
  '32-32': '32-32',
  '64-64': '64-64',
};
const OPTIMIZER_LABELS: Readonly<Record<OptimizerName, string>> = {
  sgd: 'SGD',
  momentum: 'SGD, momentum 0.9',
  adam: 'Adam',
};
const NUMBERS = [
  { key: 'learningRate', label: 'Learning rate' },
  { key: 'batchSize', label: 'Batch size' },
  { key: 'epochs', label: 'Epochs' },
  { key: 'seeds', label: 'Seeds' },
  { key: 'rows', label: 'Rows at most' },
] as const;

/** `32-32 · SGD · rate 0.1 · batch 16 · 60 epochs` */
export function settingsSummary({
  network,
  optimizer,
  learningRate,
  batchSize,
  epochs,
}: TrainingChoices): string {
  const layers = network === 'none' ? 'linear' : network;
  const rate = `rate ${typedNumber(learningRate)}`;
  return [
    layers,
    OPTIMIZER_LABELS[optimizer],
    rate,
    `batch ${String(batchSize)}`,
    `${String(epochs)} epochs`,
  ].join(' · ');
}

/** `Recipe: robust, 2 columns by hand` */
function recipeText({ defaultChoice, byHand }: Choices): string {
  const { method } = defaultChoice;
  const hand = byHand.size === 0 ? '' : `, ${countOf(byHand.size, 'column')} by hand`;
  return `Recipe: ${method === 'advice' ? 'as advised' : scalerLabel(method)}${hand}`;
}

/** The network, how it learns, and which variants are compared. */
export function TrainingSettings() {
  const { training, recipe } = useInspector();
  const choices = training.choices.value;
  const change = (changed: Partial<TrainingChoices>) => {
    training.choices.value = { ...choices, ...changed };
  };
  const possible = possibleVariants(choices);
  const [slowest, fastest] = [DEFAULT_SETTINGS.sweep[0], DEFAULT_SETTINGS.sweep.at(-1)];
  return (
    <fieldset class="fit-form training-form">
      <legend>
        <b>Network and training</b>
      </legend>
      <Select
        label="Hidden layers"
        id="network"
        value={choices.network}
        options={NETWORKS.map((value) => ({ value, label: NETWORK_LABELS[value] }))}
        onSelect={(value) => {
          change({ network: NETWORKS.find((known) => known === value) ?? choices.network });
        }}
      />
      <Select
        label="Optimizer"
        id="optimizer"
        value={choices.optimizer}
        options={OPTIMIZERS.map((value) => ({ value, label: OPTIMIZER_LABELS[value] }))}
        onSelect={(value) => {
          change({ optimizer: OPTIMIZERS.find((known) => known === value) ?? choices.optimizer });
        }}
      />
      {NUMBERS.map(({ key, label }) => (
        <span key={key} class="field">
          <label for={`training-${key}`}>{label}</label>
          <NumberInput
            id={`training-${key}`}
            label={label}
            value={choices[key]}
            {...LIMITS[key]}
            onChange={(value) => {
              change({ [key]: value });
            }}
          />
        </span>
      ))}
      <CheckBox
        label={`Sweep ${String(DEFAULT_SETTINGS.sweep.length)} learning rates, ${String(slowest)} to ${String(fastest)}`}
        checked={choices.sweep}
        onChange={(sweep) => {
          change({ sweep });
        }}
      />
      <span class="dim">Variants</span>
      {OFFERED.map((variant) =>
        VARIANTS[variant].batchNorm && choices.network === 'none' ? (
          <span key={variant} class="dim">
            {LOOKS[variant].label}: needs a hidden layer
          </span>
        ) : (
          <CheckBox
            key={variant}
            label={variant === 'recipe' ? recipeText(recipe.choices.value) : LOOKS[variant].label}
            checked={choices.variants.includes(variant)}
            onChange={(used) => {
              const variants = OFFERED.filter((known) =>
                known === variant ? used : choices.variants.includes(known),
              );
              // One at least: an experiment without variants is none.
              if (possibleVariants({ ...choices, variants }).length > 0) change({ variants });
            }}
          />
        ),
      )}
      {possible.length === 1 && <span class="dim small">At least one variant is trained.</span>}
    </fieldset>
  );
}
