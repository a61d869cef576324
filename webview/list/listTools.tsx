import { Icon } from '../controls/icon';
import { MenuButton } from '../controls/menuButton';
import { SORT_LABELS } from '../state/columnOrder';
import { useInspector } from '../state/inspector';
import { SORTS } from '../state/savedState';

/** Filter and order of the column list. */
export function ListTools() {
  const { filter, sort } = useInspector();
  return (
    <div class="list-tools">
      <label class="filter">
        <Icon name="search" />
        <input
          type="text"
          id="filter"
          placeholder="Filter columns"
          aria-label="Filter columns"
          spellcheck={false}
          value={filter.value}
          onInput={({ currentTarget }) => {
            filter.value = currentTarget.value;
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || filter.value === '') return;
            event.stopPropagation();
            filter.value = '';
          }}
        />
      </label>
      <MenuButton
        label="Sort Columns"
        named
        title={`Sorted by: ${SORT_LABELS[sort.value]}`}
        class="icon-button"
        entries={SORTS.map((order) => ({
          label: SORT_LABELS[order],
          checked: order === sort.value,
          choose() {
            sort.value = order;
          },
        }))}
      >
        <Icon name="arrow-swap" />
      </MenuButton>
    </div>
  );
}
