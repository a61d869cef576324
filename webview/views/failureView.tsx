import { useRef } from 'preact/hooks';
import type { DataErrorDetails, DatasetProfile, ReadOptions } from '../../src/protocol/datasetApi';
import { errorText, type DataError } from '../../src/protocol/errors';
import { useFirstFocus } from '../controls/firstFocus';
import { Icon } from '../controls/icon';
import { countOf, formatCount } from '../format';
import { shortenMiddle } from '../list/shortenMiddle';
import { dataErrorOf } from '../state/dataErrorOf';
import { useInspector } from '../state/inspector';
import { separatedBy } from '../words';
import { Excerpt } from './excerpt';

/** Why the file cannot be read: what and where, what is safe, what stands there, and the likely fix first. */
export function FailureView({ error }: { readonly error: unknown }) {
  const { goToLine, reading, isPlainText } = useInspector();
  const primary = useRef<HTMLButtonElement>(null);
  useFirstFocus(primary, error);
  const data = dataErrorOf(error);
  const details: DataErrorDetails = data?.details ?? {};
  const unterminated = data?.code === 'unterminated-quote';
  // The rows before it can be looked at.
  const hasRows = (data?.details.rowsBefore ?? 0) > 0;
  const hasRowsBefore = data?.code === 'invalid-json' && hasRows;
  const damaged = data?.code === 'damaged-file' || (data?.code === 'invalid-parquet' && hasRows);
  const { title, text } = unterminated ? unterminatedQuote(data) : plainError(error);
  const { line, excerpt } = details;
  const chipHint = chipHintFor(data, reading.head.value?.dialect);
  const read = (changed: ReadOptions) => void reading.read({ ...reading.options.value, ...changed });
  return (
    <div class="pane centred">
      <div class="message" role="alert">
        <span class="error-icon">
          <Icon name="error" />
        </span>
        <div>
          <h2>{title}</h2>
          <p>
            {text} <b>The file was not changed.</b>
          </p>
          {excerpt && excerpt.length > 0 && (
            <Excerpt lines={excerpt} faultLine={line} faultColumn={details.column} />
          )}
          <div class="actions">
            {fixes(data).map(({ label, changed }, i) => (
              <button
                key={label}
                {...(i === 0 && { ref: primary })}
                type="button"
                class={i === 0 ? 'button primary' : 'button'}
                data-entry={i === 0}
                onClick={() => {
                  read(changed);
                }}
              >
                {label}
              </button>
            ))}
            {line !== undefined && isPlainText.value && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  goToLine(line);
                }}
              >
                <Icon name="go-to-file" />
                Go to Line {formatCount(line)}
              </button>
            )}
            {(unterminated || damaged || hasRowsBefore) && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  read(damaged ? { stopAtDamage: true } : { stopAtUnterminatedQuote: true });
                }}
              >
                Inspect the Rows Before It
              </button>
            )}
          </div>
          {chipHint && <p class="small dim">{chipHint} in the chips above; the file is read again.</p>}
        </div>
      </div>
    </div>
  );
}

interface Fix {
  readonly label: string;
  readonly changed: ReadOptions;
}

/** Ways to read the file after all, the likely one first. */
function fixes(data: DataError | undefined): readonly Fix[] {
  if (data?.code === 'unterminated-quote') return [{ label: 'Read Quotes as Text', changed: { quote: '' } }];
  const { candidates = [] } = data?.details ?? {};
  if (candidates.length === 0) return [{ label: 'Try Again', changed: {} }];
  return candidates.slice(0, MOST_TABLES).map((path) => ({
    label: `Read ${shortenMiddle(path, ({ length }) => length <= LONGEST_PATH)}`,
    changed: { path },
  }));
}

/** Of more tables the chip has them all. */
const MOST_TABLES = 3;
/** In characters. */
const LONGEST_PATH = 40;

/** What else the file may be; the chips say so. */
function chipHintFor(data: DataError | undefined, dialect: DatasetProfile['dialect'] | undefined) {
  if (data?.code === 'invalid-json' && data.details.rowsBefore === 0) return 'Not JSON? Change the format';
  if ((data?.details.candidates?.length ?? 0) > MOST_TABLES) return 'Another table? Choose its path';
  if (data?.code !== 'unterminated-quote' || !dialect || !('delimiter' in dialect)) return undefined;
  return `Not ${separatedBy(dialect.delimiter)}? Change the delimiter or the quote`;
}

interface Words {
  readonly title: string;
  readonly text: string;
}

function unterminatedQuote(error: DataError): Words {
  const { rowsBefore } = error.details;
  const safe = rowsBefore === undefined ? '' : ` ${before(rowsBefore)}`;
  return {
    title: titleOf(error),
    text: `Everything after it would be read as one cell, so NormScope stopped there.${safe}`,
  };
}

function before(rows: number): string {
  if (rows === 0) return 'There is no row before it.';
  return rows === 1 ? 'The row before it is fine.' : `The ${countOf(rows, 'row')} before it are fine.`;
}

function plainError(error: unknown): Words {
  const data = dataErrorOf(error);
  // What is not about the data is a defect, and says so.
  if (!data) return { title: 'NormScope could not read this file', text: errorText(error) };
  return { title: titleOf(data), text: data.details.hint ?? '' };
}

/** The message as a title, its line number with commas as everywhere else. */
function titleOf({ message, details: { line } }: DataError): string {
  const grouped =
    line === undefined ? message : message.replace(`line ${String(line)}`, `line ${formatCount(line)}`);
  return `${grouped.charAt(0).toUpperCase()}${grouped.slice(1)}`;
}
