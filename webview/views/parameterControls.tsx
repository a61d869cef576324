import type { ScalerChoice } from '../../src/protocol/datasetApi';
import { type ParameterDescription, parameterOf, parametersOf } from '../../src/protocol/scalers';
import { CheckBox } from '../controls/checkBox';
import { NumberInput } from '../controls/numberInput';
import { RangeInputs } from './rangeInputs';

interface Props {
  readonly choice: ScalerChoice;
  readonly onChange: (choice: ScalerChoice) => void;
}

/** The parameters of a scaler, to be edited in place. */
export function ParameterControls({ choice, onChange }: Props) {
  return parametersOf(choice.method).map((parameter) => (
    <ParameterControl
      key={`${choice.method} ${parameter.name}`}
      choice={choice}
      parameter={parameter}
      onChange={(value) => {
        // The description says which type the parameter has.
        onChange({ ...choice, [parameter.name]: value });
      }}
    />
  ));
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
