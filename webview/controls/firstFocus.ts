import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Gives an element the focus as soon as the page has it and nothing in the page does: nobody's place is taken, neither in the
 * page nor around it, where someone may be typing.
 * @param reason the element asks again when this is another one
 */
export function useFirstFocus(element: RefObject<HTMLElement | null>, reason?: unknown): void {
  useEffect(() => {
    const focus = () => {
      if (document.activeElement === document.body) element.current?.focus();
    };
    if (document.hasFocus()) {
      focus();
      return undefined;
    }
    window.addEventListener('focus', focus, { once: true });
    return () => {
      window.removeEventListener('focus', focus);
    };
  }, [reason]);
}
