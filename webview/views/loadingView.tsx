import { useRef } from 'preact/hooks';
import { useFirstFocus } from '../controls/firstFocus';
import { ProgressBar } from '../controls/progressBar';
import { formatCount } from '../format';
import { progressText, shareDone } from '../progress';
import { useInspector } from '../state/inspector';

/** How far reading has come, above the outline of what will stand there. */
export function LoadingView() {
  const { info, reading } = useInspector();
  const cancel = useRef<HTMLButtonElement>(null);
  useFirstFocus(cancel);
  const progress = reading.progress.value;
  const share = progress ? shareDone(progress) : 0;
  const title = `Reading ${info.value?.fileName ?? ''}`;
  return (
    <div class="pane">
      <div class="loading">
        <div class="loading-line">
          <b>{title}</b>
          {progress && <span class="number">{formatCount(Math.floor(share * 100))} %</span>}
        </div>
        <ProgressBar label={title} share={share} />
        <div class="loading-line">
          <span class="dim number">{progress && progressText(progress).join(' \u00a0·\u00a0 ')}</span>
          <span class="cancel">
            <button ref={cancel} type="button" class="button" onClick={reading.cancel}>
              Cancel
            </button>
            <span class="dim small" aria-hidden="true">
              Esc
            </span>
          </span>
        </div>
      </div>
      <div class="skeleton" aria-hidden="true">
        <div class="skeleton-title">
          <i /> <i /> <i /> <i />
        </div>
        <i class="skeleton-advice" />
        <div class="skeleton-pair">
          <div>
            <i />
            <i />
          </div>
          <div>
            <i />
            <i />
          </div>
        </div>
        <div class="skeleton-tables">
          {[0, 1, 2].map((table) => (
            <div key={table}>
              {[0, 1, 2, 3, 4].map((row) => (
                <div key={row}>
                  <i />
                  <i />
                  <i />
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
