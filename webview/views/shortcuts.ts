/** Keys that act anywhere in the page. */
import type { Inspector } from '../state/inspector';
import { VIEWS, type View } from '../state/savedState';

/** Keys handled here go no further: VS Code would act on some of them too. */
export function handleShortcut(event: KeyboardEvent, inspector: Inspector): void {
  if (event.defaultPrevented || !act(event, inspector)) return;
  event.preventDefault();
  event.stopPropagation();
}

function act({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, inspector: Inspector): boolean {
  const command = ctrlKey || metaKey;
  if (key === 'F6') return moveRegion(shiftKey ? -1 : 1);
  if (key === 'Escape') return cancelWork(inspector);
  if (command && key === 'Enter') return primaryAction();
  if (command && !shiftKey) {
    const view = VIEWS[Number(key) - 1];
    if (view) return showView(inspector, view);
  }
  if (command && !shiftKey && key.toLowerCase() === 'f') return focusFilter();
  return false;
}

function showView({ view, profile }: Inspector, wanted: View): boolean {
  if (!profile.value) return false;
  view.value = wanted;
  return true;
}

function cancelWork({ reading, writing, training }: Inspector): boolean {
  if (reading.busy.value) reading.cancel();
  else if (writing.state.value.kind === 'busy') writing.cancel();
  else if (training.state.value.kind === 'running') training.cancel();
  else return false;
  return true;
}

/** A view that has a primary button of its own comes before the bottom bar. */
function primaryAction(): boolean {
  const button = document.querySelector<HTMLButtonElement>('main .primary, footer .primary');
  button?.click();
  return button !== null;
}

function focusFilter(): boolean {
  const filter = document.getElementById('filter') ?? document.querySelector<HTMLElement>('.picker-button');
  filter?.focus();
  return filter !== null;
}

const FOCUSABLE = 'button:not(:disabled), select:not(:disabled), input:not(:disabled), [tabindex="0"]';

/** The regions in reading order; the next one after the last is the first. */
function moveRegion(by: 1 | -1): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>('header, aside, main, .approximate, footer')];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const from = at < 0 && by < 0 ? 0 : at;
  const region = regions[(from + by + regions.length) % regions.length];
  const entry = region?.querySelector<HTMLElement>('[data-entry="true"]:not(:disabled)');
  (entry ?? region?.querySelector<HTMLElement>(FOCUSABLE) ?? region)?.focus();
  return true;
}
