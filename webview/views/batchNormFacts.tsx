import type { BatchAnswer } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { LineLink } from '../controls/lineLink';
import { typedNumber } from '../controls/typedNumber';
import { countOf, formatCount, formatFixed } from '../format';

/** Which rows take part, and what is wrong with the batch. */
export function BatchNormFacts({ answer }: { readonly answer: BatchAnswer }) {
  const { data, outcome } = answer;
  const { rows, fileRows, sampled, leftOut } = data;
  const [firstLeftOut] = leftOut.lines;
  const warnings = outcome.kind === 'batch' ? outcome.warnings : [];
  const channels = outcome.kind === 'batch' ? outcome.channels : [];
  return (
    <>
      {(sampled || leftOut.count > 0) && (
        <p class="small dim bn-facts">
          {sampled && (
            <>
              <span class="tag">sampled</span> A random sample of {formatCount(rows + leftOut.count)} of{' '}
              {countOf(fileRows, 'row')} stands for the file.{' '}
            </>
          )}
          {leftOut.count > 0 && (
            <>
              {countOf(leftOut.count, 'row')} without a number in every column of the layer{' '}
              {leftOut.count === 1 ? 'is' : 'are'} left out
              {firstLeftOut !== undefined && (
                <>
                  , the first in <LineLink line={firstLeftOut} />
                </>
              )}
              : one would make its whole batch NaN.
            </>
          )}
        </p>
      )}
      {warnings.length > 0 && (
        <ul class="bn-warnings" role="status">
          {warnings.map((warning, i) => (
            <li key={i} class="note">
              <Icon name="warning" />
              <span>
                {warning.code === 'batch-of-one' &&
                  'Batch of one: its variance is zero and x̂ is 0 whatever the row holds. PyTorch refuses it; Keras goes on.'}
                {warning.code === 'not-finite' && (
                  <>
                    {channels[warning.channel]?.name}: a row of the batch has no number. Its mean and variance
                    are NaN, so is every x̂, and the running statistics from now on.
                  </>
                )}
                {warning.code === 'small-variance' && (
                  <>
                    {channels[warning.channel]?.name}: σ²<sub>B</sub> is below 100 ε (ε ={' '}
                    {outcome.kind === 'batch' && typedNumber(outcome.epsilon)}), so that the spread of x̂ is{' '}
                    {formatFixed(warning.normalizedStd, 3)} instead of 1.
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
