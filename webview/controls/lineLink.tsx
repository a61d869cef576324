import { formatCount } from '../format';
import { useInspector } from '../state/inspector';

/** Cites a line of the file and goes there. */
export function LineLink({ line }: { readonly line: number }) {
  const { goToLine } = useInspector();
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
