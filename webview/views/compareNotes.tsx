import { useMemo } from 'preact/hooks';
import type { ColumnStrip } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { stripNotes } from '../state/stripNotes';

/** What the strips after leave out. */
export function CompareNotes({ strips }: { readonly strips: readonly ColumnStrip[] }) {
  const notes = useMemo(() => stripNotes(strips), [strips]);
  if (notes.length === 0) return null;
  return (
    <div role="status">
      <ul class="compare-notes">
        {notes.map(({ columns, note }) => (
          <li key={note}>
            <Icon name="warning" />
            <span>
              <b>{columns}</b>: {note}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
