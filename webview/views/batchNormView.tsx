import { useRef } from 'preact/hooks';
import { DataError, errorText } from '../../src/protocol/errors';
import { ColumnPicker } from '../list/columnPicker';
import { useInspector } from '../state/inspector';
import { BatchNormAbout } from './batchNormAbout';
import { BatchNormControls } from './batchNormControls';
import { BatchNormFacts } from './batchNormFacts';
import { BatchNormFailures } from './batchNormFailures';
import { handleBatchNormKey } from './batchNormKeys';
import { BatchNormRefusal } from './batchNormRefusal';
import { BatchOnScreen } from './batchOnScreen';
import { NoNumbersNote } from './noNumbersNote';
import { NoiseChart } from './noiseChart';
import { RunningCharts } from './runningCharts';

/** A Batch Normalization layer on columns of the file, batch by batch. */
export function BatchNormView() {
  const { batchNorm, narrow } = useInspector();
  const pane = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={pane}
      class="pane batch-norm"
      tabIndex={-1}
      onKeyDown={(event) => {
        handleBatchNormKey(event, batchNorm);
      }}
    >
      {narrow.value && <ColumnPicker />}
      <NoNumbersNote />
      {batchNorm.layer.value && (
        <>
          <BatchNormControls layer={batchNorm.layer.value} />
          <Answer />
        </>
      )}
    </div>
  );
}

/** Shows the last answer until the next one is there. */
function Answer() {
  const { batchNorm } = useInspector();
  const { settled, busy } = batchNorm.answer;
  const result = settled.value;
  const shown = batchNorm.shown.value;
  if (result && 'error' in result) {
    const hint = result.error instanceof DataError ? result.error.details.hint : undefined;
    return (
      <p role="alert">
        {errorText(result.error)} {hint}
      </p>
    );
  }
  if (!shown) return <div class="pair-place" aria-busy={busy.value} />;
  return (
    <>
      <BatchNormFacts answer={shown} />
      {shown.outcome.kind === 'refused' ? (
        <BatchNormRefusal answer={shown} message={shown.outcome.message} />
      ) : (
        <>
          <BatchOnScreen answer={shown} batch={shown.outcome} />
          <div class="bn-pair">
            <RunningCharts answer={shown} batch={shown.outcome} />
            <NoiseChart />
          </div>
          <BatchNormFailures answer={shown} batch={shown.outcome} />
        </>
      )}
      <BatchNormAbout />
    </>
  );
}
