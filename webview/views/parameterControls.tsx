import type { ScalerChoice } from '../../src/protocol/datasetApi';
import { type ParameterDescription, parameterOf, parametersOf } from '../../src/protocol/scalers';
import { DialogButton } from '../controls/dialogButton';
import { Icon } from '../controls/icon';
import { CheckBox } from '../controls/checkBox';
import { NumberInput } from '../controls/numberInput';
import { RangeInputs } from './rangeInputs';

interface Props {
  readonly choice: ScalerChoice;
  readonly onChange: (choice: ScalerChoice) => void;
}

/** The parameters of a scaler, to be edited in place; the rare ones in a box of their own. */
export function ParameterControls({ choice, onChange }: Props) {
  const parameters = parametersOf(choice.method);
  const rare = parameters.filter((parameter) => parameter.rare);
  const control = (parameter: ParameterDescription) => (
    <ParameterControl
      key={`${choice.method} ${parameter.name}`}
      choice={choice}
      parameter={parameter}
      onChange={(value) => {
        onChange({ ...choice, [parameter.name]: value });
      }}
    />
  );
  return (
    <>
      {parameters.filter((parameter) => !parameter.rare).map(control)}
      {rare.length > 0 && (
        <DialogButton
          label="More Parameters"
          title="More Parameters"
          named
          class="icon-button"
          boxClass="rare-parameters"
          face={<Icon name="settings" />}
        >
          {() => rare.map(control)}
        </DialogButton>
      )}
    </>
  );
}

interface ControlProps {
  readonly choice: ScalerChoice;
  readonly parameter: ParameterDescription;
  readonly onChange: (value: boolean | number | readonly [number, number]) => void;
}

function ParameterControl({ choice, parameter, onChange }: ControlProps) {
  const { name, label, description, kind } = parameter;
  const value = parameterOf(choice, parameter);
  switch (kind.type) {
    case 'flag':
      return <CheckBox label={label} title={description} checked={value === true} onChange={onChange} />;
    case 'count': {
      const { min, max } = kind;
      return (
        <span class="field" title={description}>
          <label for={name}>{label}</label>
          <NumberInput
            id={name}
            label={label}
            value={Number(value)}
            expected={`a whole number from ${String(min)} to ${String(max)}`}
            isValid={(number) => Number.isInteger(number) && number >= min && number <= max}
            onChange={onChange}
          />
        </span>
      );
    }
    case 'range':
      return typeof value === 'object' ? (
        <RangeInputs label={label} title={description} range={value} bounds={kind} onChange={onChange} />
      ) : null;
  }
}
