interface Props {
  readonly label: string;
  readonly title?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A native check box with its label behind it. */
export function CheckBox({ label, title, checked, disabled = false, onChange }: Props) {
  return (
    <label class="check-box" {...(title !== undefined && { title })}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked);
        }}
      />
      {label}
    </label>
  );
}
