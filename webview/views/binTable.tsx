import { barRange, type Bar } from '../charts/bars';
import { formatCount, formatShare, type NumberFormat } from '../format';

interface Props {
  readonly caption: string;
  readonly bars: readonly Bar[];
  readonly format: NumberFormat;
  readonly total: number;
}

/** A histogram in digits. */
export function BinTable({ caption, bars, format, total }: Props) {
  return (
    <table class="bin-table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Values</th>
          <th scope="col">Rows</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar, i) => (
          <tr key={i}>
            <th scope="row">{barRange(bar, format)}</th>
            <td>{formatCount(bar.count)}</td>
            <td>{formatShare(bar.count, total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
