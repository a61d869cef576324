import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DatasetProfile } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { ProgressBar } from '../controls/progressBar';
import { progressText, shareDone } from '../progress';
import { useInspector } from '../state/inspector';
import { approximateExtent } from '../words';

/**
 * Says that every number on screen is approximate, and how far reading the whole file has come. It stands at the bottom,
 * so that nothing moves when it goes.
 */
export function ApproximateBar({ profile }: { readonly profile: DatasetProfile }) {
  const { info, reading } = useInspector();
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      // The focus would be lost with the button that has it.
      if (element?.contains(document.activeElement)) document.querySelector('main')?.focus();
    };
  }, []);
  const busy = reading.busy.value;
  const progress = reading.progress.value;
  return (
    <section ref={bar} class="approximate" aria-label="Approximate view" tabIndex={-1}>
      {busy && (
        <ProgressBar
          label={`Reading ${info.value?.fileName ?? ''}`}
          share={progress ? shareDone(progress) : 0}
        />
      )}
      <p class="approximate-label">
        <Icon name="info" />
        <span>
          <b>Approximate:</b> {approximateExtent(profile)}
        </span>
      </p>
      <span class="dim number approximate-progress">
        {busy ? progress && progressText(progress).join(' \u00a0·\u00a0 ') : 'Reading the rest was stopped.'}
      </span>
      <span class="cancel">
        {/* One button, so that the focus stays on it; the second click of two is not meant for what it does then. */}
        <button
          type="button"
          class="button"
          onClick={({ detail }) => {
            if (detail > 1) return;
            if (busy) reading.cancel();
            else void reading.read();
          }}
        >
          {busy ? 'Cancel' : 'Read All'}
        </button>
        {busy && (
          <span class="dim small" aria-hidden="true">
            Esc
          </span>
        )}
      </span>
    </section>
  );
}
