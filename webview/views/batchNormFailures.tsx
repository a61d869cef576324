import type { ComponentChildren } from 'preact';
import type { BatchAnswer, ShownBatchAnswer } from '../../src/protocol/datasetApi';
import { formatCount, formatNumber, numberFormat } from '../format';
import { INITIAL_SETTINGS } from '../state/batchNormSettings';
import { useInspector } from '../state/inspector';
import { MuB, V, VarianceB, XHat } from './variables';

interface Props {
  readonly answer: BatchAnswer;
  readonly batch: ShownBatchAnswer;
}

/** What goes wrong with Batch Normalization: each explained, and one click away on these very rows. */
export function BatchNormFailures({ answer, batch }: Props) {
  const { batchNorm, place } = useInspector();
  const { settings, change, spoil, spoiltLine, marked } = batchNorm;
  const { batchSize, shuffled, epsilon, rule } = settings.value;
  const { variance } = batch.channels[batch.shown] ?? { variance: null };
  const line = batch.steps.line[Math.min(marked.value, batch.steps.line.length - 1)];
  const aPlace = place.value === 'row' ? 'Row' : 'Line';
  const large = variance === null ? undefined : Number(variance.toPrecision(2));
  const isLarge = large !== undefined && epsilon >= large / 2 && large > 0;
  return (
    <section class="bn-failures" aria-labelledby="bn-failures">
      <h2 id="bn-failures">What goes wrong</h2>
      <Case
        action={batchSize === 1 ? 'Batch Size 8' : 'Batch Size 1'}
        onAct={() => {
          change({ batchSize: batchSize === 1 ? INITIAL_SETTINGS.batchSize : 1 });
        }}
      >
        <b>A batch of one</b> has <VarianceB /> = 0 and <XHat /> = 0, whatever the row holds.{' '}
        {rule.library === 'pytorch'
          ? 'PyTorch refuses it when training.'
          : 'Keras goes on; PyTorch refuses it.'}
      </Case>
      <Case
        action={shuffled ? 'Use File Order' : 'Shuffle'}
        onAct={() => {
          change({ shuffled: !shuffled });
        }}
      >
        <b>File order</b> makes batches of neighbours. <Scatter />
      </Case>
      {large !== undefined && large > 0 && (
        <Case
          action={isLarge ? 'ε = 1e−5' : 'ε as Large as σ²'}
          onAct={() => {
            change({ epsilon: isLarge ? INITIAL_SETTINGS.epsilon : large });
          }}
        >
          <b>
            <V>ε</V> beside a small variance
          </b>{' '}
          decides the spread: <XHat /> has standard deviation √(
          <VarianceB /> ÷ (<VarianceB /> + <V>ε</V>)), 0.707 where <V>ε</V> = <VarianceB />. Columns with σ
          near 0.001 have that trouble with the usual 1e−5.
        </Case>
      )}
      {line !== undefined && (
        <Case
          action={
            spoiltLine.value === undefined
              ? `Take Away ${aPlace} ${formatCount(line)}`
              : `Give ${aPlace} ${formatCount(spoiltLine.value)} Back`
          }
          onAct={() => {
            spoil(spoiltLine.value === undefined ? line : undefined);
          }}
        >
          <b>A row without a number</b> makes its whole batch NaN, and the running statistics from then on:
          eval mode never recovers. That is why such rows are left out here.
        </Case>
      )}
      {answer.plan.total < answer.plan.perEpoch * answer.plan.epochs && (
        <p class="small dim">
          Shown are the first {formatCount(answer.plan.total)} batches; an epoch has{' '}
          {formatCount(answer.plan.perEpoch)}.
        </p>
      )}
    </section>
  );
}

interface CaseProps {
  readonly action: string;
  readonly onAct: () => void;
  readonly children: ComponentChildren;
}

function Case({ action, onAct, children }: CaseProps) {
  return (
    <div class="bn-case">
      <button type="button" class="button" onClick={onAct}>
        {action}
      </button>
      <p>{children}</p>
    </div>
  );
}

/** What file order does to the means of this column's batches. */
function Scatter() {
  const { batchNorm } = useInspector();
  const result = batchNorm.noise.settled.value;
  if (!result || !('answer' in result)) return null;
  const { fileOrder, current, std } = result.answer;
  if (fileOrder === undefined || !current) return null;
  const format = numberFormat(std, fileOrder);
  const ratio = fileOrder / current.theory;
  return (
    <>
      Here <MuB /> scatters by {formatNumber(fileOrder, format)} about the mean of all rows, against{' '}
      {formatNumber(current.theory, format)} for random batches:{' '}
      {ratio > 1.5
        ? 'neighbours are alike, so that a batch is not like the whole.'
        : 'this column is not sorted, so that it hardly matters.'}
    </>
  );
}
