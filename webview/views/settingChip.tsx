import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon';
import { MenuButton, type MenuEntry } from '../controls/menuButton';
import { Popup } from '../controls/popup';
import { TextForm } from './textForm';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Chosen by the user instead of guessed; the first entry goes back to the guess. */
  readonly overridden: boolean;
  readonly opens: boolean;
  readonly entries: readonly MenuEntry[];
  /** Takes a character that is not in the menu. */
  readonly onType?: (character: string) => void;
}

/** A read setting that can be overridden; the file is then read again. */
export function SettingChip({ label, value, overridden, opens, entries, onType }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [typing, setTyping] = useState(false);
  const close = () => {
    setTyping(false);
    button.current?.focus();
  };
  const other: MenuEntry = {
    label: 'Another Character…',
    choose() {
      setTyping(true);
    },
  };
  return (
    <Chip label={label} overridden={overridden} onReset={() => entries[0]?.choose()}>
      <MenuButton
        label={label}
        title={chipTitle(label, overridden)}
        class="chip-face"
        opens={opens}
        buttonRef={button}
        entries={onType ? [...entries, other] : entries}
      >
        <i>{label}</i> {value}
      </MenuButton>
      {typing && (
        <Popup anchor={button} role="dialog" label={label} class="type-box" onClose={close}>
          <TextForm
            label={`${label}: one ASCII character`}
            initial=""
            problemOf={(text) => (/^[\x20-\x7e]$/.test(text) ? undefined : 'Expected one ASCII character.')}
            onSubmit={(text) => {
              close();
              onType?.(text);
            }}
          />
        </Popup>
      )}
    </Chip>
  );
}

interface ChipProps {
  readonly label: string;
  readonly overridden: boolean;
  readonly onReset: () => void;
  readonly children: ComponentChildren;
}

/** The face of a setting, with a way back where it was chosen. */
export function Chip({ label, overridden, onReset, children }: ChipProps) {
  return (
    <span class={overridden ? 'chip overridden' : 'chip'}>
      {children}
      {overridden && (
        <button
          type="button"
          class="chip-reset"
          aria-label={`Reset ${label}`}
          title="Guess from the file again"
          onClick={onReset}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}

export function chipTitle(label: string, overridden: boolean): string {
  const name = label.toLowerCase();
  return overridden ? `Chosen here: ${name}.` : `Guessed from the file. Choose another ${name} here.`;
}
