import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Dialect, ReadOptions } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { MenuButton, type MenuEntry } from '../controls/menuButton';
import { Popup } from '../controls/popup';
import type { Changed } from '../state/readOptions';
import { TextForm } from './textForm';

/** What a chip is made from: what was found about a file, and what was chosen instead. */
export interface Setting<Found = Dialect> {
  readonly options: ReadOptions;
  /** Undefined while nothing is known yet. */
  readonly dialect: Found | undefined;
  readonly reread: (changed: Changed) => void;
  /** Whether the chip is to be open at once. */
  readonly opens: boolean;
}

interface Props {
  readonly label: string;
  readonly value: string;
  /** Chosen by the user instead of guessed; the first entry goes back to the guess. */
  readonly overridden: boolean;
  readonly opens: boolean;
  readonly entries: readonly MenuEntry[];
  /** Takes what is not in the menu. */
  readonly other?: Other;
}

/** A value that is typed instead of being chosen from the menu. */
export interface Other {
  /** The entry of the menu, and what is expected in the field. */
  readonly entry: string;
  readonly expected: string;
  readonly isValid: (text: string) => boolean;
  readonly onSubmit: (text: string) => void;
}

/** Any character of a dialect. */
export function otherCharacter(onSubmit: (character: string) => void): Other {
  const isValid = (text: string) => /^[\x20-\x7e]$/.test(text);
  return { entry: 'Another Character…', expected: 'one ASCII character', isValid, onSubmit };
}

/** A read setting that can be overridden; the file is then read again. */
export function SettingChip({ label, value, overridden, opens, entries, other }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [typing, setTyping] = useState(false);
  const close = () => {
    setTyping(false);
    button.current?.focus();
  };
  const typed: MenuEntry[] = other
    ? [
        {
          label: other.entry,
          choose() {
            setTyping(true);
          },
        },
      ]
    : [];
  return (
    <Chip label={label} overridden={overridden} onReset={() => entries[0]?.choose()}>
      <MenuButton
        label={label}
        title={chipTitle(label, overridden)}
        class="chip-face"
        opens={opens}
        buttonRef={button}
        entries={[...entries, ...typed]}
      >
        <i>{label}</i> {value}
      </MenuButton>
      {typing && other && (
        <Popup anchor={button} role="dialog" label={label} class="type-box" onClose={close}>
          <TextForm
            label={`${label}: ${other.expected}`}
            initial=""
            problemOf={(text) => (other.isValid(text) ? undefined : `Expected ${other.expected}.`)}
            onSubmit={(text) => {
              close();
              other.onSubmit(text);
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
  /** What comes back; left out: the guess. */
  readonly resetTitle?: string;
  readonly onReset: () => void;
  readonly children: ComponentChildren;
}

/** The face of a setting, with a way back where it was chosen. */
export function Chip({
  label,
  overridden,
  resetTitle = 'Guess from the file again',
  onReset,
  children,
}: ChipProps) {
  return (
    <span class={overridden ? 'chip overridden' : 'chip'}>
      {children}
      {overridden && (
        <button
          type="button"
          class="chip-reset"
          aria-label={`Reset ${label}`}
          title={resetTitle}
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
