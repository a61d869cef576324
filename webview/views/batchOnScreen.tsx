import { useMemo } from 'preact/hooks';
import type { BatchAnswer, ShownBatchAnswer } from '../../src/protocol/datasetApi';
import { useInspector } from '../state/inspector';
import { BatchCopy } from './batchCopy';
import { BatchFormulas } from './batchFormulas';
import { batchFormats } from './batchNormFormats';
import { BatchPictures } from './batchPictures';
import { BatchTable } from './batchTable';

interface Props {
  readonly answer: BatchAnswer;
  readonly batch: ShownBatchAnswer;
}

/** One batch of the shown column in formulas, digits and pictures; one row is marked in all of them. */
export function BatchOnScreen({ answer, batch }: Props) {
  const { batchNorm, profile } = useInspector();
  // The answer may be about the column before.
  const about = batch.channels[batch.shown]?.name;
  const column = profile.value?.columns.find(({ name }) => name === about);
  const { gamma, beta } = batch;
  const formats = useMemo(
    () => column && batchFormats(column, answer, { gamma, beta }),
    [column, answer, gamma, beta],
  );
  if (!column || !formats) return null;
  const marked = Math.min(batchNorm.marked.value, batch.steps.line.length - 1);
  const shared = { answer, batch, formats, marked };
  return (
    <div class="bn-batch">
      <section
        aria-label={`Batch ${String(answer.batch)} step by step`}
        aria-busy={batchNorm.answer.busy.value}
      >
        <BatchFormulas {...shared} />
        <BatchTable {...shared} />
        <BatchCopy size={batch.size} />
      </section>
      <BatchPictures column={column.name} {...shared} />
    </div>
  );
}
