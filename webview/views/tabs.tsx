import { useInspector } from '../state/inspector';
import { VIEWS, type View } from '../state/savedState';

const LABELS: Readonly<Record<View, string>> = {
  column: 'Column',
  compare: 'Compare',
  batchNorm: 'Batch Norm',
  training: 'Training',
};

/** The views of a file. */
export function Tabs() {
  const { view } = useInspector();
  function onKeyDown(event: KeyboardEvent): void {
    const at = VIEWS.indexOf(view.value);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = VIEWS[(at + step + VIEWS.length) % VIEWS.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    view.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  }
  return (
    <div class="tabs" role="tablist" aria-label="Views" onKeyDown={onKeyDown}>
      {VIEWS.map((each, i) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          aria-selected={each === view.value}
          aria-controls="view"
          tabIndex={each === view.value ? 0 : -1}
          title={`${LABELS[each]} (Ctrl/Cmd+${String(i + 1)})`}
          onClick={() => {
            view.value = each;
          }}
        >
          {LABELS[each]}
        </button>
      ))}
    </div>
  );
}
