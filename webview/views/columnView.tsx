import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { errorText } from '../../src/protocol/errors';
import { ColumnPicker } from '../list/columnPicker';
import { useInspector } from '../state/inspector';
import { AdviceLine } from './adviceLine';
import { ColumnTitle } from './columnTitle';
import { HistogramPair } from './histogramPair';
import { NoNumbersNote } from './noNumbersNote';
import { OutlierTable } from './outlierTable';
import { PlainColumn } from './plainColumn';
import { SplitTable } from './splitTable';
import { Statistics } from './statistics';
import { TransferCurve } from './transferCurve';

/** One column before and after its scaler: the advice, the picture, the digits. */
export function ColumnView() {
  const { selected, narrow } = useInspector();
  const column = selected.value;
  if (!column) return null;
  return (
    <div class="pane">
      {narrow.value && <ColumnPicker />}
      <ColumnTitle column={column} />
      <NoNumbersNote />
      <AdviceLine column={column} />
      {column.numeric ? <Numbers selected={column} /> : <PlainColumn column={column} />}
    </div>
  );
}

/** Shows the last preview until the next is there; one that is late gives way to an empty place. */
function Numbers({ selected }: { readonly selected: ColumnProfile }) {
  const { preview } = useInspector();
  const current = preview.value;
  if (!current) return <div class="pair-place" />;
  if ('error' in current) {
    return <p role="alert">{errorText(current.error)}</p>;
  }
  const { column, answer } = current;
  if (!column.numeric) return null;
  return (
    <div class={column === selected ? 'numbers' : 'numbers stale'} aria-busy={column !== selected}>
      <HistogramPair column={column} preview={answer} />
      {(answer.curve ?? answer.split) && (
        <div class="beside">
          {answer.curve && <TransferCurve column={column.name} preview={answer} curve={answer.curve} />}
          <SplitTable preview={answer} />
        </div>
      )}
      <div class="statistics">
        <Statistics preview={answer} />
        <OutlierTable preview={answer} outliers={column.numeric.outliers} column={column.name} />
      </div>
    </div>
  );
}
