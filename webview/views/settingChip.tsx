import { Icon } from '../controls/icon';
import { MenuButton, type MenuEntry } from '../controls/menuButton';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Chosen by the user instead of guessed; the first entry goes back to the guess. */
  readonly overridden: boolean;
  readonly entries: readonly MenuEntry[];
}

/** A read setting that can be overridden; the file is then read again. */
export function SettingChip({ label, value, overridden, entries }: Props) {
  const title = overridden
    ? `You chose this ${label.toLowerCase()}.`
    : `Guessed from the file. Choose another ${label.toLowerCase()} here.`;
  return (
    <span class={overridden ? 'chip overridden' : 'chip'}>
      <MenuButton label={label} title={title} class="chip-face" entries={entries}>
        <i>{label}</i> {value}
      </MenuButton>
      {overridden && (
        <button
          type="button"
          class="chip-reset"
          aria-label={`Reset ${label}`}
          title="Guess from the file again"
          onClick={() => entries[0]?.choose()}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
