import type { DatasetProfile } from '../../src/protocol/datasetApi';
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
  const found = text > 0 ? [countOf(text, 'text column was found', 'text columns were found')] : [];
  const sentence = [...found, ...hints(profile.value, text > 0)].join(': ');
  return (
    <p class="note" role="status">
      <Icon name="info" />
      <span>
        <b>No numeric columns.</b> {sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`}
      </span>
    </p>
  );
}

/** What may have been misread. */
function hints({ dialect, parquet }: DatasetProfile, hasText: boolean): readonly string[] {
  if (parquet) return [];
  if ('delimiter' in dialect) {
    return [`check ${hasText ? 'the decimal mark and ' : ''}the delimiter if you expected numbers`];
  }
  if (dialect.otherPaths.length > 0) return ['check the path if you expected numbers'];
  return hasText ? ['in JSON, numbers in quotes are text'] : [];
}
