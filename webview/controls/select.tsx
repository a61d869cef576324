import { Icon } from './icon';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly disabled?: boolean;
  /** Where F6 arrives in its region. */
  readonly entry?: boolean;
  readonly id: string;
  readonly onSelect: (value: string) => void;
}

/** A native select with its label before it. */
export function Select({ label, value, options, disabled = false, entry = false, id, onSelect }: Props) {
  return (
    <span class="field">
      <label for={id}>{label}</label>
      <span class="select">
        <select
          id={id}
          value={value}
          disabled={disabled}
          data-entry={entry}
          onChange={({ currentTarget }) => {
            onSelect(currentTarget.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
    </span>
  );
}
