import { captionNumber, type LabRow, type VariantId } from '../../src/protocol/lab';
import { Icon } from '../controls/icon';
import { formatFixed, NO_VALUE } from '../format';
import type { LabFindings } from '../state/training';
import { alignedLoss } from './lossText';
import { LOOKS, VariantKey } from './variantMark';

const OUTCOMES: Readonly<Record<LabRow['kind'], string>> = {
  reached: 'Reached',
  notReached: 'Not reached',
  stalled: 'Stalled',
  diverged: 'Diverged',
};

/** What came of each variant, in digits. */
export function OutcomeTable({ findings }: { readonly findings: LabFindings }) {
  const { plan, rows } = findings;
  const { target, settings, targetLoss } = plan;
  const isRegression = target.task === 'regression';
  const swept = settings.sweep.length;
  return (
    <div class="lab-scroll" role="region" aria-label="Outcomes" tabIndex={0}>
      <table class="lab-table">
        <thead>
          <tr>
            <th scope="col">Variant</th>
            <th scope="col" class="word">
              Outcome
            </th>
            <th scope="col">Epochs to {captionNumber(targetLoss, 2)}</th>
            <th scope="col">Final loss</th>
            <th scope="col" title="The smallest validation loss of any epoch">
              Best loss
            </th>
            {isRegression ? (
              <>
                <th scope="col" title={`Root mean squared error, in the unit of ${target.name}`}>
                  Error
                </th>
                <th scope="col">R²</th>
              </>
            ) : (
              <th scope="col">Accuracy</th>
            )}
            {swept > 0 && (
              <>
                <th scope="col">Rates that work</th>
                <th scope="col">From … to</th>
              </>
            )}
            <th
              scope="col"
              title="Of the inputs with a column of ones: the largest singular value by the smallest"
            >
              Input cond. no.
            </th>
          </tr>
        </thead>
        <tbody>
          {settings.variants.map((variant) => (
            <Line
              key={variant}
              variant={variant}
              row={rows.find((row) => row.variant === variant)}
              isRegression={isRegression}
              swept={swept}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly variant: VariantId;
  /** Undefined until every seed is done. */
  readonly row: LabRow | undefined;
  readonly isRegression: boolean;
  readonly swept: number;
}

function Line({ variant, row, isRegression, swept }: LineProps) {
  const window = row?.window;
  return (
    <tr>
      <th scope="row">
        <VariantKey variant={variant} />
        {LOOKS[variant].label}
      </th>
      <td class="word">{row ? <Outcome kind={row.kind} /> : <span class="dim">…</span>}</td>
      <td>{row?.epochs ? <Epochs epochs={row.epochs} /> : NO_VALUE}</td>
      <td>{row ? alignedLoss(row.finalLoss) : NO_VALUE}</td>
      <td>{row ? alignedLoss(row.bestLoss) : NO_VALUE}</td>
      {isRegression && <td>{numberText(row?.error, 4)}</td>}
      <td>{scoreText(row?.score, isRegression)}</td>
      {swept > 0 && (
        <>
          <td>
            {window?.count ?? 0} <span class="dim">of {row?.sweep.length ?? 0}</span>
          </td>
          <td>{window ? <Window window={window} /> : NO_VALUE}</td>
        </>
      )}
      <td>{row?.condition === null ? '∞' : numberText(row?.condition, 3)}</td>
    </tr>
  );
}

function Outcome({ kind }: { readonly kind: LabRow['kind'] }) {
  return (
    <span class={kind === 'reached' ? 'outcome reached' : 'outcome'}>
      <Icon name={kind === 'reached' ? 'pass' : 'dash'} />
      {OUTCOMES[kind]}
    </span>
  );
}

function Epochs({ epochs: { median, min, max } }: { readonly epochs: NonNullable<LabRow['epochs']> }) {
  return (
    <>
      {captionNumber(median)}
      {min < max && <span class="dim">{` (${captionNumber(min)}–${captionNumber(max)})`}</span>}
    </>
  );
}

function Window({ window: { from, to } }: { readonly window: NonNullable<LabRow['window']> }) {
  if (from === to) return <>{captionNumber(from, 2)}</>;
  return (
    <>
      {captionNumber(from, 2)} <span class="dim">to</span> {captionNumber(to, 2)}
    </>
  );
}

function scoreText(score: number | null | undefined, isRegression: boolean): string {
  if (score === null || score === undefined) return NO_VALUE;
  return isRegression ? formatFixed(score, 3) : `${formatFixed(100 * score, 1)} %`;
}

function numberText(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? NO_VALUE : captionNumber(value, digits);
}
