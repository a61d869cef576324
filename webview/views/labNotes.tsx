import type { LabPlan } from '../../src/protocol/lab';
import { captionNumber } from '../../src/protocol/lab';
import { countOf, formatCount } from '../format';

/** Columns named of those that are left out. */
const NAMED = 8;

/** On what the numbers stand: rows, split, what was left out and why. */
export function LabNotes({ plan }: { readonly plan: LabPlan }) {
  const { settings, training, validation, target, guess, leftOut } = plan;
  const seeds = settings.seeds.length;
  const all = seeds === 1 ? 'the seed reaches' : `all ${String(seeds)} seeds reach`;
  const guessing =
    target.task === 'regression'
      ? `${captionNumber(guess, 4)} is the loss of predicting the mean; losses are of the standardized target.`
      : `ln ${String(target.classes.length)} = ${captionNumber(guess, 4)} is the loss of guessing.`;
  return (
    <div class="lab-notes small dim">
      <p>
        <RowsUsed plan={plan} />
      </p>
      <p>
        Markers: where the target loss is reached (by epoch: the middle of the seeds
        {settings.sweep.length > 0 && `; by rate: where ${all} it`}). Scalers are fitted on the{' '}
        {countOf(training, 'training row')}; validation loss and{' '}
        {target.task === 'regression' ? 'error' : 'accuracy'} are of the other {formatCount(validation)}.
        Split, first weights and order of batches are the same for all variants of a seed. {guessing}
      </p>
      {leftOut.length > 0 && (
        <p>
          Columns left out:{' '}
          {leftOut
            .slice(0, NAMED)
            .map(({ name, reason }) => `${name} (${reason.replace(/\.$/, '')})`)
            .join(', ')}
          {leftOut.length > NAMED && ` and ${formatCount(leftOut.length - NAMED)} more`}.
        </p>
      )}
    </div>
  );
}

function RowsUsed({ plan }: { readonly plan: LabPlan }) {
  const { rows, rowsRead, network, features } = plan;
  const { total, used, incomplete } = rows;
  const sampled = used < total - incomplete || rowsRead < total;
  const among = rowsRead < total ? ` of ${formatCount(rowsRead)} read` : '';
  return (
    <>
      {sampled && <span class="tag">sampled</span>} {formatCount(used)} of {countOf(total, 'row')} used
      {sampled && ', a random sample'}
      {incomplete > 0 && `; ${countOf(incomplete, 'row')}${among} left out, because a value is missing`}.{' '}
      {countOf(features.length, 'input')}, network {network}.
    </>
  );
}
