import { placeIn } from '../../src/protocol/places';
import { formatCount } from '../format';
import { useInspector } from '../state/inspector';

/** Cites a line of the file and goes there, where an editor can show it; a Parquet file has rows instead. */
export function LineLink({ line }: { readonly line: number }) {
  const { goToLine, profile, isPlainText } = useInspector();
  const place = profile.value ? placeIn(profile.value) : 'line';
  if (!isPlainText.value) {
    return (
      <span>
        {place} {formatCount(line)}
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
