import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { formatCount, formatShare } from '../format';

/** A column without numbers: what is known of it. It is copied byte for byte. */
export function PlainColumn({ column }: { readonly column: ColumnProfile }) {
  const { kind, count, missing, distinct } = column;
  const approximate = typeof distinct !== 'number';
  const distinctCount = approximate ? distinct.approximate : distinct;
  const cells = count + missing;
  return (
    <>
      <table class="facts-table">
        <caption class="unseen">Facts</caption>
        <tbody>
          <tr>
            <th scope="row">Kind</th>
            <td>{kind}</td>
            <td />
          </tr>
          <tr>
            <th scope="row">Values</th>
            <td>{formatCount(count)}</td>
            <td class="dim">{formatShare(count, cells)}</td>
          </tr>
          <tr>
            <th scope="row">Missing</th>
            <td>{formatCount(missing)}</td>
            <td class="dim">{formatShare(missing, cells)}</td>
          </tr>
          <tr>
            <th scope="row">Distinct</th>
            <td>{formatCount(distinctCount)}</td>
            <td>{approximate && <span class="tag">approximate</span>}</td>
          </tr>
        </tbody>
      </table>
      <p class="small dim">It is copied byte for byte into the normalized file.</p>
    </>
  );
}
