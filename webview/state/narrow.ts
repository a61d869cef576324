import { signal, type ReadonlySignal } from '@preact/signals';

/** Whether the window has room for one column only; the style sheets change at the same width. */
export function followNarrow(): ReadonlySignal<boolean> {
  const query = matchMedia('(width < 640px)');
  const narrow = signal(query.matches);
  query.addEventListener('change', () => {
    narrow.value = query.matches;
  });
  return narrow;
}
