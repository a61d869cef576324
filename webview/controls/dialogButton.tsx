/** A button that opens a box with more about what it says. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Popup } from './popup';

interface Props {
  /** The name of the box. */
  readonly label: string;
  readonly title?: string;
  readonly class: string;
  readonly boxClass?: string;
  readonly face: ComponentChildren;
  /** What the box holds; gets a function that closes it. */
  readonly children: (close: () => void) => ComponentChildren;
}

export function DialogButton({ label, title, class: className, boxClass = '', face, children }: Props) {
  const [open, setOpen] = useState(false);
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
