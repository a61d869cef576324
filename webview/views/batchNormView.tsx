import { useEffect } from 'preact/hooks';
import type { BatchAnswer } from '../../src/protocol/datasetApi';
import { DataError, errorText } from '../../src/protocol/errors';
import { ColumnPicker } from '../list/columnPicker';
import { formatCount } from '../format';
import { useInspector } from '../state/inspector';
import { BatchNormAbout } from './batchNormAbout';
import { BatchNormControls } from './batchNormControls';
import { BatchNormFacts } from './batchNormFacts';
import { BatchNormFailures } from './batchNormFailures';
import { handleBatchNormKey } from './batchNormKeys';
import { BatchNormRefusal } from './batchNormRefusal';
import { BatchOnScreen } from './batchOnScreen';
import { BatchRelatives } from './batchRelatives';
import { NoNumbersNote } from './noNumbersNote';
import { NoiseChart } from './noiseChart';
import { RunningCharts } from './runningCharts';

/** A Batch Normalization layer on columns of the file, batch by batch. */
export function BatchNormView() {
  const { batchNorm, narrow } = useInspector();
  return (
    <div
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
  const { batchNorm, announcement } = useInspector();
  const { settled, busy } = batchNorm.answer;
  const result = settled.value;
  const shown = batchNorm.shown.value;
  useEffect(() => {
    if (shown && !batchNorm.playing.value) announcement.value = spoken(shown);
  }, [shown]);
  if (result && 'error' in result) {
    const hint = result.error instanceof DataError ? result.error.details.hint : undefined;
    return (
      <p role="alert">
        {errorText(result.error)} {hint}
      </p>
    );
  }
  if (!shown) {
    return (
      <p class="dim bn-reading" role="status">
        {busy.value && 'Reading the columns…'}
      </p>
    );
  }
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
          <BatchRelatives batch={shown.outcome} />
        </>
      )}
      <BatchNormAbout />
    </>
  );
}

/** For the ear, after a step. */
function spoken({ batch, plan, outcome }: BatchAnswer): string {
  const where = `Batch ${formatCount(batch)} of ${formatCount(plan.total)}`;
  return outcome.kind === 'batch' ? where : `${where}: refused, it has one row`;
}
