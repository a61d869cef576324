import type { MaybeNumber, RelativeAnswer } from '../../src/protocol/datasetApi';
import { formatCount } from '../format';
import { orNaN } from './batchNormFormats';

const TWO_DECIMALS = { decimals: 2, exponential: false } as const;
/** Where the colour of a cell is full. */
const FULL = 3;

interface Props {
  readonly name: string;
  /** What it normalizes over. */
  readonly over: string;
  readonly answer: RelativeAnswer;
  readonly columns: readonly string[];
  /** Of the listed rows. */
  readonly lines: readonly number[];
  /** A line is drawn after so many columns. */
  readonly perGroup: number;
}

/** x̂ of the first rows by one method: numbers on colours, with mean and standard deviation of each row and column. */
export function RelativeTable({ name, over, answer, columns, lines, perGroup }: Props) {
  const starts = (c: number) => (c > 0 && c % perGroup === 0 ? 'group' : '');
  return (
    <figure class="bn-relative">
      <figcaption>
        <b>{name}</b> <span class="dim small">{over}</span>
      </figcaption>
      <div class="bn-relative-place" role="group" aria-label={`${name}, table`} tabIndex={0}>
        <table>
          <caption class="unseen">x̂ by {name}</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {columns.map((column, c) => (
                <th key={column} scope="col" class={starts(c)} title={column}>
                  {column}
                </th>
              ))}
              <th scope="col" class="sum">
                Mean
              </th>
              <th scope="col" title="Standard deviation">
                σ
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.normalized.map((row, i) => (
              <tr key={i}>
                <th scope="row">{formatCount(lines[i] ?? 0)}</th>
                {row.map((value, c) => (
                  <td key={c} class={`${starts(c)} ${signOf(value)}`} style={{ '--size': sizeOf(value) }}>
                    {orNaN(value, TWO_DECIMALS)}
                  </td>
                ))}
                <td class="sum">{orNaN(answer.listed[i]?.mean, TWO_DECIMALS)}</td>
                <td>{orNaN(answer.listed[i]?.std, TWO_DECIMALS)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {(['mean', 'std'] as const).map((key) => (
              <tr key={key}>
                <th scope="row" title={key === 'std' ? 'Standard deviation' : undefined}>
                  {key === 'mean' ? 'Mean' : 'σ'}
                </th>
                {answer.columns.map((spread, c) => (
                  <td key={c} class={starts(c)}>
                    {orNaN(spread[key], TWO_DECIMALS)}
                  </td>
                ))}
                <td class="sum" />
                <td />
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
    </figure>
  );
}

function signOf(value: MaybeNumber): string {
  return value === null || value === 0 ? '' : value < 0 ? 'below' : 'above';
}

/** From 0 to 1, for CSS. */
function sizeOf(value: MaybeNumber): string {
  return Math.min(1, Math.abs(value ?? 0) / FULL).toFixed(3);
}
