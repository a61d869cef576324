/** A button that opens a menu: of choices, one of which holds, or of actions. */
import type { ComponentChildren, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './icon';
import { Popup } from './popup';

export interface MenuEntry {
  readonly label: string;
  /** Stands dim at the right. */
  readonly detail?: string;
  /** Left out for an action, which cannot hold. */
  readonly checked?: boolean;
  readonly choose: () => void;
}

interface Props {
  /** The name of the menu, and of the button where it shows no text. */
  readonly label: string;
  readonly title: string;
  readonly class: string;
  readonly named?: boolean;
  /** Whether the menu is open as soon as there is a button. */
  readonly opens?: boolean;
  /** Gets the button. */
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
  readonly entries: readonly MenuEntry[];
  readonly children: ComponentChildren;
}

export function MenuButton(props: Props) {
  const { label, title, class: className, named = false, opens = false, entries, children } = props;
  const [open, setOpen] = useState(opens);
  const own = useRef<HTMLButtonElement>(null);
  const button = props.buttonRef ?? own;
  return (
    <>
      <button
        ref={button}
        type="button"
        class={className}
        aria-haspopup="menu"
        aria-expanded={open}
        {...(named && { 'aria-label': label })}
        title={title}
        onClick={() => {
          setOpen(!open);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && (
        <Popup
          anchor={button}
          role="menu"
          label={label}
          class="menu"
          onClose={() => {
            setOpen(false);
          }}
          onKeyDown={moveFocus}
        >
          {entries.map((entry) => (
            <button
              key={entry.label}
              type="button"
              role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
              {...(entry.checked !== undefined && { 'aria-checked': entry.checked })}
              tabIndex={-1}
              onClick={() => {
                setOpen(false);
                button.current?.focus();
                entry.choose();
              }}
            >
              {entry.checked ? <Icon name="check" /> : <i />}
              <span>{entry.label}</span>
              <span class="dim">{entry.detail}</span>
            </button>
          ))}
        </Popup>
      )}
    </>
  );
}

function moveFocus(event: KeyboardEvent): void {
  const { currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const to = targetOf(event.key, at, items.length);
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  items[to]?.focus();
}

function targetOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
