import { Icon } from '../controls/icon';
import { countOf } from '../format';
import { useInspector } from '../state/inspector';

/** Says so when the whole file has no numeric column; its start alone does not tell. */
export function NoNumbersNote() {
  const { profile } = useInspector();
  const columns = profile.value?.columns ?? [];
  if (!profile.value?.exact) return null;
  if (columns.some(({ numeric }) => numeric)) return null;
  const text = columns.filter(({ kind }) => kind === 'text').length;
  const found =
    text > 0
      ? `${countOf(text, 'text column was', 'text columns were')} found: check the decimal mark and the delimiter if you expected numbers.`
      : 'Check the delimiter if you expected numbers.';
  return (
    <p class="note" role="status">
      <Icon name="info" />
      <span>
        <b>No numeric columns.</b> {found}
      </span>
    </p>
  );
}
