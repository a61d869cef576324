import type { ColumnPreview, SplitSide } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { countOf, formatCount, formatNumber } from '../format';
import { columnFormats } from './columnFormats';

/** The rows that were fitted on beside the others, after scaling. */
export function SplitTable({ preview }: { readonly preview: ColumnPreview }) {
  const { split } = preview;
  if (!split) return null;
  const { fit, others } = split;
  const { after: format } = columnFormats(preview);
  const rows: readonly (readonly [label: string, value: (side: SplitSide) => string])[] = [
    ['Values', ({ count }) => formatCount(count)],
    ['Mean', ({ mean }) => formatNumber(mean, format)],
    ['Std. deviation', ({ std }) => formatNumber(std, format)],
    ['Minimum', ({ min }) => formatNumber(min, format)],
    ['Maximum', ({ max }) => formatNumber(max, format)],
  ];
  return (
    <div class="split">
      <table class="stats">
        <caption class="unseen">After scaling, by whether rows were fitted on</caption>
        <thead>
          <tr>
            <th scope="col">After</th>
            <th scope="col">Fitted on</th>
            <th scope="col">{split.inFile ? 'Other rows' : 'This file'}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value(fit)}</td>
              <td>{others ? value(others) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Outside preview={preview} />
    </div>
  );
}

/** Warns where the scaler is used beyond what it has seen. */
function Outside({ preview: { split } }: { readonly preview: ColumnPreview }) {
  if (!split?.others) return null;
  const { below, above } = split.outside;
  const outside = below + above;
  if (outside === 0) {
    return <p class="small dim">No value of the others lies outside what was fitted on.</p>;
  }
  const of = countOf(split.others.count, split.inFile ? 'other value' : 'value');
  return (
    <p class="warning" role="note">
      <Icon name="warning" />
      <span>
        {formatCount(outside)} of {of} {outside === 1 ? 'lies' : 'lie'} outside what was fitted on (
        {formatCount(below)} below, {formatCount(above)} above).
      </span>
    </p>
  );
}
