import type { ColumnProfile } from '../../src/protocol/datasetApi';
import { Select } from '../controls/select';
import { useInspector } from '../state/inspector';
import { CHOSEN_KINDS } from '../../src/protocol/kinds';
import { withKind } from '../state/readOptions';

/** What the column is read as: what its cells are, or what is chosen here; the file is then read again. */
export function KindControl({ column: { name, kind } }: { readonly column: ColumnProfile }) {
  const { reading } = useInspector();
  const options = reading.options.value;
  const chosen = new Map(Object.entries(options.kinds ?? {})).get(name);
  const guess = chosen === undefined ? `${kind} (guessed)` : 'guess from the cells';
  return (
    <span class={chosen === undefined ? 'kind' : 'kind overridden'}>
      <Select
        id="kind"
        label="Kind"
        value={chosen ?? ''}
        options={[{ value: '', label: guess }, ...CHOSEN_KINDS.map((each) => ({ value: each, label: each }))]}
        onSelect={(value) => {
          const found = CHOSEN_KINDS.find((each) => each === value);
          void reading.read(withKind(options, name, found));
        }}
      />
    </span>
  );
}
