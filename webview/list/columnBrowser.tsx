import { countOf, formatCount } from '../format';
import { useInspector } from '../state/inspector';
import { ColumnList } from './columnList';
import { ListTools } from './listTools';

/** The column list with its filter above and its sum below. */
export function ColumnBrowser({ onChosen }: { readonly onChosen?: () => void }) {
  const { profile, shownColumns, filter, scaledCount } = useInspector();
  const all = profile.value?.columns.length ?? 0;
  const shown = shownColumns.value.length;
  return (
    <>
      <ListTools />
      {shown > 0 || all === 0 ? (
        <ColumnList {...(onChosen && { onChosen })} />
      ) : (
        <div class="list-empty" role="status">
          No column matches "{filter.value.trim()}".{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              filter.value = '';
              document.getElementById('filter')?.focus();
            }}
          >
            Clear Filter
          </button>
        </div>
      )}
      <div class="list-foot small dim">
        {shown < all ? `${formatCount(shown)} of ${countOf(all, 'column')}` : countOf(all, 'column')}
        {` · ${formatCount(scaledCount.value)} scaled · ${formatCount(all - scaledCount.value)} not scaled`}
      </div>
    </>
  );
}
