import { useState } from 'preact/hooks';
import { Icon } from '../controls/icon';
import { MenuButton } from '../controls/menuButton';
import { ProgressBar } from '../controls/progressBar';
import { countOf, formatCount } from '../format';
import { recipeFor } from '../state/choices';
import { useInspector } from '../state/inspector';
import { labRequest } from '../state/trainingChoices';
import { LOOKS } from './variantMark';

/** The act of the Training lab: run. */
export function TrainingBar() {
  const { training, profile, recipe, reading, train, announcement, notice } = useInspector();
  const columns = profile.value?.columns ?? [];
  const [copied, setCopied] = useState(false);
  const state = training.state.value;
  const findings = training.findings.value;
  const running = state.kind === 'running';
  const request = labRequest(training.choices.value, columns, recipeFor(columns, recipe.choices.value));
  const ready = profile.value?.exact === true && !reading.busy.value && request !== undefined;
  const copy = async (variant: Parameters<typeof training.copyScript>[0]) => {
    try {
      await training.copyScript(variant);
      setCopied(true);
      announcement.value = 'Copied as a PyTorch script';
    } catch (error) {
      notice.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <footer aria-label="Training">
      {running && findings && <ProgressBar label="Training" share={findings.done / findings.plan.runs} />}
      <div class="write-status" role="status" id="training-status">
        {copied && !running ? (
          <span>Copied. The script needs pandas and torch.</span>
        ) : (
          <Status ready={ready} possible={request !== undefined} />
        )}
      </div>
      {findings && !running && findings.rows.length > 0 && (
        <MenuButton
          label="Copy as PyTorch"
          title="The run of the first seed as a Python script that does the same"
          class="button"
          entries={findings.rows.map(({ variant }) => ({
            label: LOOKS[variant].label,
            choose: () => void copy(variant),
          }))}
        >
          Copy as PyTorch
          <Icon name="chevron-down" />
        </MenuButton>
      )}
      {running ? (
        <>
          <button type="button" class="button" aria-pressed={state.resting} onClick={training.rest}>
            {state.resting ? 'Go On' : 'Pause'}
          </button>
          <button
            type="button"
            class="button primary"
            title="Cancel (Esc)"
            aria-describedby="training-status"
            onClick={training.cancel}
          >
            Cancel
          </button>
        </>
      ) : (
        <button
          type="button"
          class="button primary"
          disabled={!ready}
          aria-describedby="training-status"
          title="Run (Ctrl/Cmd+Enter)"
          onClick={() => {
            setCopied(false);
            train();
          }}
        >
          <Icon name="play" />
          {findings ? 'Run Again' : 'Run'}
        </button>
      )}
    </footer>
  );
}

function Status({ ready, possible }: { readonly ready: boolean; readonly possible: boolean }) {
  const { training, profile, reading } = useInspector();
  const state = training.state.value;
  const findings = training.findings.value;
  switch (state.kind) {
    case 'idle':
      if (ready) return <Outlook />;
      return (
        <span class="dim small">
          {profile.value && !possible
            ? 'No column can be predicted.'
            : reading.busy.value
              ? 'Training waits for the whole file.'
              : 'Read all to train.'}
        </span>
      );
    case 'running':
      if (!findings) return <span class="dim">Reading the columns…</span>;
      return (
        <span class="dim number">
          {state.resting ? 'Resting' : 'Training'} · {formatCount(findings.done)} of{' '}
          {countOf(findings.plan.runs, 'run')}
        </span>
      );
    case 'done':
      return (
        <span class="finished">
          <Icon name="pass" />
          <span>Finished</span>
          <span class="dim number">{countOf(findings?.plan.runs ?? 0, 'run')}</span>
        </span>
      );
    case 'stopped':
      return (
        <span>
          {findings
            ? `Stopped after ${formatCount(findings.done)} of ${countOf(findings.plan.runs, 'run')}.`
            : 'Stopped.'}
        </span>
      );
    case 'failed':
      return <span class="dim">Nothing was trained.</span>;
  }
}

/** How much there is to train. */
function Outlook() {
  const { training, profile, recipe } = useInspector();
  const columns = profile.value?.columns ?? [];
  const request = labRequest(training.choices.value, columns, recipeFor(columns, recipe.choices.value));
  if (!request) return null;
  const { variants, seeds, sweep, learningRate } = request.settings;
  const rates = new Set([learningRate, ...sweep]).size;
  return (
    <span class="dim small number">
      {countOf(variants.length, 'variant')} × {countOf(rates, 'rate')} × {countOf(seeds.length, 'seed')} ·{' '}
      {countOf(variants.length * rates * seeds.length, 'run')}
    </span>
  );
}
