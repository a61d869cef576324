/** A button that opens a box with more about what it says. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Popup } from './popup';

interface Props {
  /** The name of the box. */
  readonly label: string;
  readonly title?: string;
  /** Whether the button needs the label as its name, because it shows no text. */
  readonly named?: boolean;
  readonly class: string;
  readonly boxClass?: string;
  /** Whether the box is open as soon as there is a button. */
  readonly opens?: boolean;
  readonly face: ComponentChildren;
  /** What the box holds; gets a function that closes it. */
  readonly children: (close: () => void) => ComponentChildren;
}

export function DialogButton(props: Props) {
  const { label, title, named = false, class: className, boxClass = '', opens = false } = props;
  const { face, children } = props;
  const [open, setOpen] = useState(opens);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        {...(title !== undefined && { title })}
        {...(named && { 'aria-label': label })}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {face}
      </button>
      {open && (
        <Popup anchor={button} role="dialog" label={label} class={boxClass} onClose={close}>
          {children(() => {
            close();
            button.current?.focus();
          })}
        </Popup>
      )}
    </>
  );
}
