import { useMemo } from 'preact/hooks';
import type { ColumnPreview, PreviewSide } from '../../src/protocol/datasetApi';
import { formatFixed, formatNumber, type NumberFormat } from '../format';
import { useInspector } from '../state/inspector';
import { columnFormats } from './columnFormats';

type Statistic = readonly [label: string, key: Exclude<keyof PreviewSide, 'histogram'>];

const MOMENTS: readonly Statistic[] = [
  ['Mean', 'mean'],
  ['Std. deviation', 'std'],
  ['Skewness', 'skewness'],
  ['IQR', 'iqr'],
  ['Lower fence', 'lowFence'],
  ['Upper fence', 'highFence'],
];
const QUANTILES: readonly Statistic[] = [
  ['Minimum', 'min'],
  ['1 % quantile', 'p1'],
  ['Q1', 'q1'],
  ['Median', 'median'],
  ['Q3', 'q3'],
  ['99 % quantile', 'p99'],
  ['Maximum', 'max'],
];
/** Where there is room for eight. */
const FEW: readonly Statistic[] = [
  ['Mean', 'mean'],
  ['Std. deviation', 'std'],
  ['Minimum', 'min'],
  ['Q1', 'q1'],
  ['Median', 'median'],
  ['Q3', 'q3'],
  ['Maximum', 'max'],
  ['Skewness', 'skewness'],
];

/** The digits, before and after. */
export function Statistics({ preview }: { readonly preview: ColumnPreview }) {
  const { narrow } = useInspector();
  if (narrow.value) return <Table caption="Statistics" statistics={FEW} preview={preview} />;
  return (
    <>
      <Table caption="Moments and fences" statistics={MOMENTS} preview={preview} />
      <Table caption="Quantiles" statistics={QUANTILES} preview={preview} />
    </>
  );
}

interface TableProps {
  readonly caption: string;
  readonly statistics: readonly Statistic[];
  readonly preview: ColumnPreview;
}

function Table({ caption, statistics, preview }: TableProps) {
  const { before, after } = preview;
  const formats = useMemo(() => columnFormats(preview), [preview]);
  return (
    <table class="stats">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">Statistic</span>
          </th>
          <th scope="col">
            <span class="key" />
            Before
          </th>
          {after && (
            <th scope="col">
              <span class="key after" />
              After
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {statistics.map(([label, key]) => (
          <tr key={key}>
            <th scope="row" {...(key === 'std' && { title: 'Divisor n' })}>
              {label}
            </th>
            <td>{cell(before, key, formats.before)}</td>
            {after && <td>{cell(after, key, formats.after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cell(side: PreviewSide, key: Statistic[1], format: NumberFormat): string {
  return key === 'skewness' ? formatFixed(side.skewness, 2) : formatNumber(side[key], format);
}
