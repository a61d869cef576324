import type { DataErrorDetails } from '../../src/protocol/datasetApi';
import { formatCount } from '../format';

interface Props {
  readonly lines: NonNullable<DataErrorDetails['excerpt']>;
  readonly faultLine: number | undefined;
  /** Character in that line, from 1. */
  readonly faultColumn: number | undefined;
}

/** Begins a line of which only the part around the fault is shown: columns do not count from its start. */
const CUT = '…';

/** A few lines of the file with the fault marked. */
export function Excerpt({ lines, faultLine, faultColumn }: Props) {
  return (
    <div class="excerpt" role="region" aria-label="Lines around the fault" tabIndex={0}>
      {lines.map(({ line, text }) => (
        <div key={line} class={line === faultLine ? 'line fault' : 'line'}>
          <span class="number dim">{formatCount(line)}</span>
          <code>
            {line === faultLine && faultColumn !== undefined && !text.startsWith(CUT)
              ? marked(text, faultColumn - 1)
              : text}
          </code>
        </div>
      ))}
    </div>
  );
}

function marked(text: string, at: number) {
  return (
    <>
      {text.slice(0, at)}
      <mark>{text[at] ?? ' '}</mark>
      {text.slice(at + 1)}
    </>
  );
}
