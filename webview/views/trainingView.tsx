import { errorText } from '../../src/protocol/errors';
import { Icon } from '../controls/icon';
import { useInspector } from '../state/inspector';
import type { LabFindings } from '../state/training';
import { LabNotes } from './labNotes';
import { LossChart } from './lossChart';
import { OutcomeTable } from './outcomeTable';
import { StabilityTable } from './stabilityTable';
import { SweepChart } from './sweepChart';
import { TrainingControls } from './trainingControls';

/** The same small network on the same data, scaled and unscaled: what was found, the pictures, the digits. */
export function TrainingView() {
  const { training } = useInspector();
  const state = training.state.value;
  const findings = training.findings.value;
  return (
    <div class="pane training">
      <TrainingControls />
      {state.kind === 'failed' && (
        <p class="failed" role="alert">
          <Icon name="error" />
          <span>{errorText(state.error)}</span>
        </p>
      )}
      {findings ? <Findings findings={findings} /> : <Introduction running={state.kind === 'running'} />}
    </div>
  );
}

function Introduction({ running }: { readonly running: boolean }) {
  if (running) return <p class="dim">Reading the columns…</p>;
  return (
    <div class="lab-introduction">
      <p>
        <b>Does scaling help a network learn this data?</b> Run trains the same small network on the columns
        as they are, with min-max and with z-score, and with Batch Normalization: from the same first weights,
        on the same rows in the same batches.
      </p>
      <p class="dim">
        It shows how fast each of them learns, at which learning rates it works at all, and says so when
        scaling gained nothing.
      </p>
    </div>
  );
}

function Findings({ findings }: { readonly findings: LabFindings }) {
  const { plan, result } = findings;
  return (
    <>
      <Sentence findings={findings} />
      <div class={plan.settings.sweep.length > 0 ? 'lab-figures' : 'lab-figures single'}>
        <LossChart findings={findings} />
        {plan.settings.sweep.length > 0 && <SweepChart findings={findings} />}
      </div>
      <OutcomeTable findings={findings} />
      {result && <StabilityTable stability={result.stability} />}
      <LabNotes plan={plan} />
    </>
  );
}

/** What was found; until it is known, what is being done. */
function Sentence({ findings: { plan, result } }: { readonly findings: LabFindings }) {
  const { training } = useInspector();
  const running = training.state.value.kind === 'running';
  return (
    <div class="advice" role="status">
      <Icon name="graph-line" />
      <p>
        {result ? (
          <>
            <b>{result.summary.headline}</b>
            <br />
            <span class="dim">{result.summary.detail}</span>
          </>
        ) : (
          <span class="dim">
            {running
              ? `Learning ${plan.target.name}. What was found is said here when every run is done.`
              : 'Not every run was done: nothing can be said yet.'}
          </span>
        )}
      </p>
    </div>
  );
}
