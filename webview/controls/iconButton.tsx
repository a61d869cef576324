import { Icon } from './icon';

interface Props {
  readonly icon: string;
  /** Its name and its tooltip. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, disabled = false, onClick }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
