import { useEffect, useRef } from 'preact/hooks';
import type { DataErrorDetails, ReadOptions } from '../../src/protocol/datasetApi';
import { errorText, type DataError } from '../../src/protocol/errors';
import { Icon } from '../controls/icon';
import { countOf, formatCount } from '../format';
import { dataErrorOf } from '../state/dataErrorOf';
import { useInspector } from '../state/inspector';
import { separatedBy } from '../words';
import { Excerpt } from './excerpt';

/** Why the file cannot be read: what and where, what is safe, what stands there, and the likely fix first. */
export function FailureView({ error }: { readonly error: unknown }) {
  const { goToLine, reading, isPlainText } = useInspector();
  const primary = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) primary.current?.focus();
  }, [error]);
  const data = dataErrorOf(error);
  const details: DataErrorDetails = data?.details ?? {};
  const unterminated = data?.code === 'unterminated-quote';
  // The rows before it can be looked at.
  const hasRows = (data?.details.rowsBefore ?? 0) > 0;
  const hasRowsBefore = data?.code === 'invalid-json' && hasRows;
  const damaged = data?.code === 'damaged-file' || (data?.code === 'invalid-parquet' && hasRows);
  const { title, text } = unterminated ? unterminatedQuote(data) : plainError(error);
  const { line, excerpt } = details;
  const dialect = reading.head.value?.dialect;
  const delimiter = dialect && 'delimiter' in dialect ? dialect.delimiter : undefined;
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
            <button
              ref={primary}
              type="button"
              class="button primary"
              data-entry="true"
              onClick={() => {
                read(unterminated ? { quote: '' } : {});
              }}
            >
              {unterminated ? 'Read Quotes as Text' : 'Try Again'}
            </button>
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
          {unterminated && delimiter !== undefined && (
            <p class="small dim">
              Not {separatedBy(delimiter)}? Change the delimiter or the quote in the chips above; the file is
              read again.
            </p>
          )}
        </div>
      </div>
    </div>
  );
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
