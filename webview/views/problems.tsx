import type { DatasetProfile } from '../../src/protocol/datasetApi';
import { DialogButton } from '../controls/dialogButton';
import { Icon } from '../controls/icon';
import { LineLink } from '../controls/lineLink';
import { countOf, formatCount } from '../format';
import { useInspector } from '../state/inspector';

/** How well the file could be read; said only when all of it was. */
export function Problems() {
  const { reading } = useInspector();
  const outcome = reading.outcome.value;
  if (reading.loading.value || reading.approximate.value || !outcome || outcome.kind === 'stopped')
    return null;
  if (outcome.kind === 'failed') {
    return (
      <span class="problems">
        <Icon name="error" />1 problem
      </span>
    );
  }
  const { problemCount } = outcome.profile;
  if (problemCount === 0) {
    return (
      <span class="problems dim">
        <Icon name="pass" />
        No parse problems
      </span>
    );
  }
  const face = (
    <>
      <Icon name="warning" />
      {countOf(problemCount, 'problem')}
    </>
  );
  return (
    <DialogButton label="Parse problems" class="problems" boxClass="problems-box" face={face}>
      {() => <ProblemList profile={outcome.profile} />}
    </DialogButton>
  );
}

function ProblemList({ profile: { problems, problemCount } }: { readonly profile: DatasetProfile }) {
  return (
    <>
      <ul>
        {problems.map(({ line, message }, i) => (
          <li key={i}>
            <LineLink line={line} />
            <span>{message}</span>
          </li>
        ))}
      </ul>
      {problems.length < problemCount && (
        <p class="small dim">
          The first {formatCount(problems.length)} of {formatCount(problemCount)} problems
        </p>
      )}
    </>
  );
}
