import { formatCount } from '../format';
import { useInspector } from '../state/inspector';

/** Cites a line of the file and goes there; a file that is no text has rows instead, and nowhere to go. */
export function LineLink({ line }: { readonly line: number }) {
  const { goToLine, profile } = useInspector();
  if (profile.value?.parquet) return <span>row {formatCount(line)}</span>;
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
