import { useState } from 'preact/hooks';
import { Icon } from '../controls/icon';
import { IconButton } from '../controls/iconButton';
import { countOf, formatBytes, formatCount, formatDuration } from '../format';
import { useInspector, type Inspector } from '../state/inspector';
import { dataErrorOf } from '../state/dataErrorOf';
import { Problems } from './problems';
import { MORE, useReadSettings } from './readSettings';

/** What was read, and how. */
export function Header() {
  const inspector = useInspector();
  const { info, reading, narrow, profile } = inspector;
  const [unfolded, setUnfolded] = useState(false);
  const chips = useReadSettings(inspector);
  // The last one only shows more of them.
  const settings = chips.filter(({ key }) => key !== MORE).length;
  const folded = narrow.value && !unfolded;
  return (
    <header>
      <div class="file">
        <Icon name="table" />
        <h1 title={info.value?.fileName}>{info.value?.fileName}</h1>
      </div>
      <span class="meta dim">
        {metaOf(inspector).join(' · ')}
        {reading.approximate.value && <span class="tag">approximate numbers</span>}
        {profile.value?.unsaved && (
          <span
            class="tag"
            title="The text as it stands in the editor, which was not saved. Its size is that of this text in UTF-8, whatever the file is encoded in."
          >
            unsaved text
          </span>
        )}
      </span>
      {narrow.value && chips.length > 0 && (
        <button
          type="button"
          class="chip fold"
          aria-expanded={unfolded}
          onClick={() => {
            setUnfolded(!unfolded);
          }}
        >
          {countOf(settings, 'read setting')}
          <Icon name={unfolded ? 'chevron-up' : 'chevron-down'} />
        </button>
      )}
      {!folded && chips.length > 0 && (
        <div class="chips" role="group" aria-label="Read settings">
          {chips}
        </div>
      )}
      <div class="header-end">
        <Problems />
        <IconButton icon="refresh" label="Reload" onClick={() => void reading.read()} />
      </div>
    </header>
  );
}

function metaOf({ reading }: Inspector): string[] {
  // What is read may be larger: the file unpacked.
  const bytes = reading.head.value?.bytes ?? reading.progress.value?.bytesTotal;
  const size = bytes === undefined ? [] : [formatBytes(bytes)];
  // Size and columns are known from the start; how many rows there are is not.
  const approximate = reading.approximate.value;
  if (approximate || reading.loading.value) {
    const columns = approximate?.columns ?? reading.head.value?.columnNames;
    return [...size, ...(columns ? [countOf(columns.length, 'column')] : [])];
  }
  const outcome = reading.outcome.value;
  switch (outcome?.kind) {
    case undefined:
      return [];
    case 'ready': {
      const { rows, columns, bytes } = outcome.profile;
      const shape = `${countOf(rows, 'row')} × ${countOf(columns.length, 'column')}`;
      return [shape, formatBytes(bytes), `read in ${formatDuration(outcome.elapsed)}`];
    }
    case 'stopped':
      return size;
    case 'failed': {
      const line = dataErrorOf(outcome.error)?.details.line;
      return [...size, ...(line === undefined ? [] : [`stopped at line ${formatCount(line)}`])];
    }
  }
}
