import type { BatchAnswer } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { IconButton } from '../controls/iconButton';
import { Select } from '../controls/select';
import { countOf, formatCount } from '../format';
import { SPEEDS } from '../state/batchNormSettings';
import { useInspector } from '../state/inspector';
import { handleBatchNormKey } from './batchNormKeys';

/** The act of the view: stepping through the batches. */
export function BatchNormBar() {
  const { batchNorm } = useInspector();
  const { shown, settings, playing, step, goTo, togglePlay, change } = batchNorm;
  const plan = shown.value?.plan;
  const total = plan?.total ?? 1;
  const batch = Math.min(settings.value.batch, total);
  const perEpoch = plan?.perEpoch ?? 1;
  const epoch = Math.ceil(batch / perEpoch);
  const where = `Batch ${formatCount(batch)} of ${formatCount(total)}`;
  return (
    <footer
      class="bn-bar"
      aria-label="Batches"
      onKeyDown={(event) => {
        handleBatchNormKey(event, batchNorm);
      }}
    >
      <IconButton
        icon="debug-restart"
        label="Reset to Batch 1 (Home)"
        disabled={!plan}
        onClick={() => {
          step(-Infinity);
        }}
      />
      <button
        type="button"
        class="button primary"
        disabled={!plan || batch >= total}
        title="Next batch (→), ten on (Shift+→)"
        onClick={() => {
          step(1);
        }}
      >
        <Icon name="debug-step-over" />
        Step
      </button>
      <button type="button" class="button" disabled={!plan} title="Space" onClick={togglePlay}>
        <Icon name={playing.value ? 'debug-pause' : 'play'} />
        {playing.value ? 'Pause' : 'Play'}
      </button>
      <Select
        label="Speed"
        id="bn-speed"
        value={String(settings.value.speed)}
        options={SPEEDS.map((speed) => ({ value: String(speed), label: `${String(speed)} a second` }))}
        onSelect={(value) => {
          const speed = SPEEDS.find((known) => String(known) === value);
          if (speed) change({ speed });
        }}
      />
      <span class="bn-track" style={{ '--share': String(shareOf(batch, total)) }}>
        {epochStarts(plan).map((start) => (
          <i key={start} style={{ '--share': String(shareOf(start, total)) }} />
        ))}
        <input
          type="range"
          class="bn-slider"
          aria-label="Batch"
          aria-valuetext={`${where}, epoch ${String(epoch)}`}
          min={1}
          max={total}
          value={batch}
          disabled={!plan}
          onInput={({ currentTarget }) => {
            goTo(currentTarget.valueAsNumber);
          }}
        />
      </span>
      {plan && (
        <span class="number bn-where">
          Batch <b>{formatCount(batch)}</b> of {formatCount(total)}{' '}
          <span class="dim">
            epoch {epoch} of {plan.epochs}
            {plan.dropped > 0 && ` · ${countOf(plan.dropped, 'row')} dropped per epoch`}
          </span>
        </span>
      )}
    </footer>
  );
}

/** Where a batch stands on the slider, from 0 to 1. */
function shareOf(batch: number, total: number): number {
  return total > 1 ? (batch - 1) / (total - 1) : 0;
}

/** The first batch of each epoch but the first. */
function epochStarts(plan: BatchAnswer['plan'] | undefined): number[] {
  if (!plan) return [];
  const epochs = Math.ceil(plan.total / plan.perEpoch);
  return Array.from({ length: epochs - 1 }, (_, i) => (i + 1) * plan.perEpoch + 1);
}
