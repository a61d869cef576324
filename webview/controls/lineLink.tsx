import { formatCount } from '../format';
import { useInspector } from '../state/inspector';

/** Cites a line of the file and goes there, where an editor can show it; or a row, where a line is no place of one row. */
export function LineLink({ line }: { readonly line: number }) {
  const { goToLine, place, isPlainText } = useInspector();
  if (place.value === 'row' || !isPlainText.value) {
    return (
      <span>
        {place.value} {formatCount(line)}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        goToLine(line);
      }}
    >
      line {formatCount(line)}
    </button>
  );
}
