import { SCALERS } from '../../src/protocol/scalers';
import { Icon } from '../controls/icon';
import { MenuButton } from '../controls/menuButton';
import { ProgressBar } from '../controls/progressBar';
import { Select } from '../controls/select';
import { shareDone } from '../progress';
import { useInspector } from '../state/inspector';
import { FitControl } from './fitControl';
import { WriteStatus } from './writeStatus';

const RECOMMENDED = 'advice';

/** The recipe and the act of the view: write. */
export function RecipeBar() {
  const inspector = useInspector();
  const { recipe, writing, profile, reading, scaledCount, whyUnwritable, narrow } = inspector;
  const state = writing.state.value;
  const busy = state.kind === 'busy';
  const ready = profile.value !== undefined && !reading.loading.value;
  const convertible = ready && profile.value.exact && !busy;
  const fittable = convertible && scaledCount.value > 0;
  const isRefused = fittable && whyUnwritable.value !== undefined;
  return (
    <footer aria-label="Recipe">
      {state.kind === 'busy' && state.progress && (
        <ProgressBar label="Writing" share={shareDone(state.progress)} />
      )}
      {(ready || reading.busy.value) && (
        <Select
          label="Default scaler"
          id="default-scaler"
          value={recipe.choices.value.defaultChoice.method}
          disabled={busy}
          options={[
            { value: RECOMMENDED, label: 'Recommended' },
            ...SCALERS.map(({ method, label }) => ({ value: method, label })),
          ]}
          onSelect={(value) => {
            const scaler = SCALERS.find(({ method }) => method === value);
            recipe.setDefault({ method: scaler?.method ?? RECOMMENDED });
          }}
        />
      )}
      {ready && <FitControl />}
      {/* Spoken only when something was asked for: a file that is read whole says so itself. */}
      <div
        class="write-status"
        role="status"
        aria-live={state.kind === 'idle' ? 'off' : 'polite'}
        id="write-status"
      >
        <WriteStatus ready={ready} />
      </div>
      <div class="acts">
        {!busy && (
          <>
            <MenuButton
              label="More Actions"
              named
              title="More Actions"
              class="icon-button"
              entries={[
                ...(convertible && !whyUnwritable.value
                  ? [{ label: 'Write as…', choose: inspector.writeAs }]
                  : []),
                ...(narrow.value && fittable
                  ? [{ label: 'Save Scaler…', choose: inspector.saveScaler }]
                  : []),
                { label: 'Save Recipe…', choose: inspector.saveRecipe },
                { label: 'Open Recipe…', choose: inspector.openRecipe },
              ]}
            >
              <Icon name="ellipsis" />
            </MenuButton>
            {!narrow.value && (
              <button
                type="button"
                class="button"
                disabled={!fittable}
                title="Keep what was fitted in a file, to scale other files by it"
                onClick={inspector.saveScaler}
              >
                Save Scaler…
              </button>
            )}
          </>
        )}
        {state.kind === 'busy' && state.progress ? (
          <span class="cancel">
            <button type="button" class="button" onClick={writing.cancel}>
              Cancel
            </button>
            <span class="dim small" aria-hidden="true">
              Esc
            </span>
          </span>
        ) : (
          <button
            type="button"
            class="button primary"
            disabled={!fittable}
            aria-disabled={isRefused}
            aria-describedby="write-status"
            title="Write Normalized Copy (Ctrl/Cmd+Enter)"
            onClick={inspector.write}
          >
            Write Normalized Copy…
          </button>
        )}
      </div>
    </footer>
  );
}
