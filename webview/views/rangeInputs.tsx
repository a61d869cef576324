import { useEffect, useState } from 'preact/hooks';
import { typedNumber } from '../controls/typedNumber';
import { checkRange, type RangeBounds, type TypedRange } from './range';

interface Props {
  readonly label: string;
  readonly title: string;
  readonly bounds: RangeBounds & { readonly unit?: string };
  readonly range: readonly [number, number];
  readonly onChange: (range: readonly [number, number]) => void;
}

/** Two numbers, the smaller one first. What is not a range yet stays in the fields and changes nothing else. */
export function RangeInputs({ label, title, range, bounds, onChange }: Props) {
  const [low, high] = range;
  const [typed, setTyped] = useState<TypedRange>([typedNumber(low), typedNumber(high)]);
  const checked = checkRange(typed, bounds);
  useEffect(() => {
    // Changed by something else than typing, such as going back to the default.
    const now = checkRange(typed, bounds);
    if (!('range' in now) || now.range[0] !== low || now.range[1] !== high) {
      setTyped([typedNumber(low), typedNumber(high)]);
    }
  }, [low, high]);
  const wrong = 'wrong' in checked ? checked.wrong : ([false, false] as const);
  const edit = (next: TypedRange) => {
    setTyped(next);
    const result = checkRange(next, bounds);
    if ('range' in result) onChange(result.range);
  };
  return (
    <span class="range" role="group" aria-label={label} title={title}>
      <span class="dim" aria-hidden="true">
        {label}
      </span>
      <RangeInput
        label={`${label} from`}
        value={typed[0]}
        wrong={wrong[0]}
        onInput={(value) => {
          edit([value, typed[1]]);
        }}
      />
      <span aria-hidden="true">to</span>
      <RangeInput
        label={`${label} to`}
        value={typed[1]}
        wrong={wrong[1]}
        onInput={(value) => {
          edit([typed[0], value]);
        }}
      />
      {bounds.unit !== undefined && (
        <span class="dim" aria-hidden="true">
          {bounds.unit}
        </span>
      )}
      <span id="range-problem" class="invalid-message" role="alert">
        {'problem' in checked && checked.problem}
      </span>
    </span>
  );
}

interface InputProps {
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onInput: (value: string) => void;
}

function RangeInput({ label, value, wrong, onInput }: InputProps) {
  return (
    <input
      type="text"
      inputMode="decimal"
      class="number-input"
      aria-label={label}
      aria-invalid={wrong}
      aria-describedby="range-problem"
      spellcheck={false}
      value={value}
      onInput={({ currentTarget }) => {
        onInput(currentTarget.value);
      }}
    />
  );
}
