/** Keys that step through batches while the focus is in the view or its bar, and not in a field. */
import type { BatchNorm } from '../state/batchNorm';

/** Of a slider too, so that all of them mean the same there. */
export function handleBatchNormKey(event: KeyboardEvent, batchNorm: BatchNorm): void {
  const { key, shiftKey, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
  const slider = target.matches('input[type="range"]');
  if (!slider && target.matches('input, select, textarea, [role="dialog"] *')) return;
  // A table that is wider than its place is scrolled by them.
  if (target.matches('.bn-relative-place') && target.scrollWidth > target.clientWidth && key !== ' ') return;
  // Space presses the button that has the focus.
  if (key === ' ' && target.matches('button, summary, [role="button"]')) return;
  if (!act(key, shiftKey ? 10 : 1, batchNorm)) return;
  event.preventDefault();
  event.stopPropagation();
}

function act(key: string, by: number, batchNorm: BatchNorm): boolean {
  switch (key) {
    case 'ArrowRight':
      batchNorm.step(by);
      return true;
    case 'ArrowLeft':
      batchNorm.step(-by);
      return true;
    case ' ':
      batchNorm.togglePlay();
      return true;
    case 'Home':
      batchNorm.step(-Infinity);
      return true;
    default:
      return false;
  }
}
