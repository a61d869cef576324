import type { ColumnProfile, NotedCells } from '../../src/protocol/datasetApi';
import { FORMAT_NAMES } from '../../src/protocol/formats';
import { errorText } from '../../src/protocol/errors';
import type { Written } from '../../src/protocol/hostApi';
import { Icon } from '../controls/icon';
import { LineLink } from '../controls/lineLink';
import { countOf, formatCount } from '../format';
import { progressText } from '../progress';
import { useInspector } from '../state/inspector';

/** What writing would do, does, or did. */
export function WriteStatus({ ready }: { readonly ready: boolean }) {
  const { writing, reading, profile, scaledCount, whyUnwritable } = useInspector();
  const state = writing.state.value;
  if (!ready || !profile.value) return <span class="dim">Nothing to write yet</span>;
  if (!profile.value.exact && state.kind === 'idle') {
    return (
      <span class="dim small">
        {reading.busy.value
          ? 'Writing waits for the whole file: scalers are fitted to every row.'
          : 'Read all to write: scalers are fitted to every row.'}
      </span>
    );
  }
  switch (state.kind) {
    case 'idle':
      if (whyUnwritable.value !== undefined) {
        return (
          <span class="warning small unwritable">
            <Icon name="warning" />
            <span>{whyUnwritable.value}</span>
          </span>
        );
      }
      return <Outlook scaled={scaledCount.value} columns={profile.value.columns} />;
    case 'busy':
      return (
        <span class="dim number">
          {state.progress ? progressText(state.progress).join(' · ') : 'Choosing a file…'}
        </span>
      );
    case 'written':
      return <Result written={state.written} />;
    case 'saved':
      return (
        <span>
          Saved <b>{state.fileName}</b>
        </span>
      );
    case 'stopped':
      return <span>Stopped. Nothing was written.</span>;
    case 'failed':
      return (
        <span class="failed">
          <Icon name="error" />
          <span>{errorText(state.error)}</span>
        </span>
      );
  }
}

interface OutlookProps {
  readonly scaled: number;
  readonly columns: readonly ColumnProfile[];
}

function Outlook({ scaled, columns }: OutlookProps) {
  if (scaled === 0) {
    const why = columns.some(({ numeric }) => numeric) ? 'choose a scaler first' : 'no column has numbers';
    return <span class="dim small">Nothing to scale: {why}.</span>;
  }
  const rest = columns.length - scaled;
  return (
    <span class="dim small">
      {countOf(scaled, 'column')} will be scaled{rest > 0 && `, ${formatCount(rest)} copied byte for byte`}.
    </span>
  );
}

function Result({ written }: { readonly written: Written }) {
  const { openWritten, recipe } = useInspector();
  const { fileName, rows, fitRows, scaledColumns, copiedColumns, nonFinite, unscalable } = written;
  const { convertedTo, leftOut } = written;
  const { fit } = recipe.choices.value;
  const fittedOn =
    fit.rows === 'all'
      ? ''
      : fit.rows === 'file'
        ? ` · fitted on ${countOf(fitRows, 'row')} of ${fit.file}`
        : ` · fitted on ${formatCount(fitRows)} of ${countOf(rows, 'row')}`;
  const copied =
    copiedColumns.length > 0
      ? `, ${formatCount(copiedColumns.length)} copied${convertedTo ? '' : ' byte for byte'}`
      : '';
  return (
    <span class="written">
      <span>
        Wrote <b>{fileName}</b>
        {convertedTo && ` as ${FORMAT_NAMES[convertedTo].label}`} · {countOf(scaledColumns.length, 'column')}{' '}
        scaled{copied}
        {fittedOn}
      </span>
      <button type="button" class="link" onClick={openWritten}>
        Open
      </button>
      <Cells cells={nonFinite} what={`not finite, ${BECAME[nonFinite.became]}`} />
      <Cells cells={unscalable} what={`outside what the scaler takes, ${BECAME[unscalable.became]}`} />
      <Cells cells={leftOut} what="behind the last column, left out" />
    </span>
  );
}

const BECAME = { missing: 'now empty', clip: 'clipped', copied: 'copied unchanged' } as const;

function Cells({ cells: { count, lines }, what }: { readonly cells: NotedCells; readonly what: string }) {
  if (count === 0) return null;
  return (
    <span class="warning">
      <Icon name="warning" />
      <span>
        {countOf(count, 'cell')} {what}:{' '}
        {lines.map((line) => (
          <LineLink key={line} line={line} />
        ))}
        {lines.length < count && ' …'}
      </span>
    </span>
  );
}
