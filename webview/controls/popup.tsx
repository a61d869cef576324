/** A box that opens below a button, or above it where there is no room below. */
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  /** The button it belongs to; gets the focus back. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly role: 'menu' | 'dialog';
  readonly label: string;
  readonly class?: string;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ComponentChildren;
}

const GAP = 4;
const MARGIN = 8;

export function Popup({ anchor, role, label, class: className = '', onClose, onKeyDown, children }: Props) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (box.current && anchor.current) place(box.current, anchor.current);
  });
  // Before the next key can be pressed, so that none goes to the button instead.
  useLayoutEffect(() => {
    const element = box.current;
    const initial = element?.querySelector<HTMLElement>('[aria-checked="true"], [data-entry="true"]');
    (initial ?? element?.querySelector<HTMLElement>('button') ?? element)?.focus();
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Node)) return;
      if (!element?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    addEventListener('pointerdown', closeOutside);
    addEventListener('focusin', closeOutside);
    addEventListener('resize', onClose);
    return () => {
      removeEventListener('pointerdown', closeOutside);
      removeEventListener('focusin', closeOutside);
      removeEventListener('resize', onClose);
    };
  }, []);

  return (
    <div
      ref={box}
      class={`popup ${className}`}
      role={role}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || (event.key === 'Tab' && role === 'menu')) {
          event.preventDefault();
          // Here Escape closes the popup and nothing else.
          event.stopPropagation();
          onClose();
          anchor.current?.focus();
          return;
        }
        onKeyDown?.(event);
      }}
    >
      {children}
    </div>
  );
}

function place(box: HTMLElement, anchor: HTMLElement): void {
  const around = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = box;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = around.bottom + GAP;
  const fitsBelow = below + offsetHeight + MARGIN <= clientHeight;
  const top = fitsBelow ? below : Math.max(MARGIN, around.top - GAP - offsetHeight);
  const left = Math.max(MARGIN, Math.min(around.left, clientWidth - offsetWidth - MARGIN));
  box.style.top = `${String(top)}px`;
  box.style.left = `${String(left)}px`;
}
