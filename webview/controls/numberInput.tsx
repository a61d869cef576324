import { useEffect, useState } from 'preact/hooks';
import { readNumber, typedNumber } from './typedNumber';

interface Props {
  readonly label: string;
  readonly value: number;
  /** What the number has to be, said when it is not. */
  readonly expected: string;
  readonly isValid: (value: number) => boolean;
  readonly id: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number that is typed. What is not one yet stays in the field and changes nothing else. */
export function NumberInput({ label, value, expected, isValid, id, disabled = false, onChange }: Props) {
  const [typed, setTyped] = useState(typedNumber(value));
  useEffect(() => {
    // Changed by something else than typing.
    if (readNumber(typed) !== value) setTyped(typedNumber(value));
  }, [value]);
  const number = readNumber(typed);
  const wrong = number === undefined || !isValid(number);
  return (
    <span class="number-field">
      <input
        type="text"
        inputMode="decimal"
        class="number-input"
        id={id}
        aria-label={label}
        aria-invalid={wrong}
        aria-describedby={`${id}-problem`}
        spellcheck={false}
        disabled={disabled}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          const next = readNumber(currentTarget.value);
          if (next !== undefined && isValid(next)) onChange(next);
        }}
      />
      <span id={`${id}-problem`} class="invalid-message" role="alert">
        {wrong && !disabled && `Expected ${expected}.`}
      </span>
    </span>
  );
}
