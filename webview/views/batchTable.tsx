import { formatCount, type NumberFormat } from '../format';
import { useInspector } from '../state/inspector';
import type { BatchProps } from './batchFormulas';
import { orNaN } from './batchNormFormats';
import { MuB, V, XHat } from './variables';

/** The rows of the batch from x to y, and to y in eval mode; a click or Enter marks one. */
export function BatchTable({ batch, formats, marked }: BatchProps) {
  const { batchNorm, place } = useInspector();
  const { steps, size } = batch;
  const columns: readonly (readonly [keyof typeof steps, NumberFormat])[] = [
    ['x', formats.x],
    ['centred', formats.mean],
    ['squared', formats.squared],
    ['normalized', formats.normalized],
    ['y', formats.y],
    ['evalY', formats.y],
  ];
  const channel = batch.channels[batch.shown];
  return (
    <div class="bn-table-place">
      <table class="bn-table">
        <caption class="unseen">Rows of the batch, step by step</caption>
        <thead>
          <tr>
            <th scope="col">{place.value === 'row' ? 'Row' : 'Line'}</th>
            <th scope="col">
              <V>x</V>
            </th>
            <th scope="col">
              <V>x</V> − <MuB />
            </th>
            <th scope="col">
              (<V>x</V> − <MuB />
              )²
            </th>
            <th scope="col">
              <XHat />
            </th>
            <th scope="col">
              <V>y</V>
            </th>
            <th scope="col" title="With the running statistics after this batch">
              <V>y</V> in eval
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.line.map((line, row) => (
            <tr
              key={row}
              class={row === marked ? 'marked' : ''}
              aria-current={row === marked}
              onClick={() => {
                batchNorm.mark(row);
              }}
            >
              <th scope="row">
                <button
                  type="button"
                  title="Mark this row"
                  aria-label={`Mark ${place.value} ${String(line)}`}
                  aria-pressed={row === marked}
                >
                  {formatCount(line)}
                </button>
              </th>
              {columns.map(([key, format]) => (
                <td key={key}>{orNaN(steps[key][row], format)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {channel && size === steps.line.length && (
          <tfoot>
            <tr>
              <th scope="row">Mean</th>
              {columns.map(([key, format]) => (
                <td key={key}>{orNaN(meanOf(steps[key]), key === 'x' ? formats.mean : format)}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {size > steps.line.length && (
        <p class="small dim">
          The first {formatCount(steps.line.length)} of {formatCount(size)} rows of the batch.
        </p>
      )}
    </div>
  );
}

/** Of what is listed, for the last line. */
function meanOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value / values.length;
  }
  return sum;
}
