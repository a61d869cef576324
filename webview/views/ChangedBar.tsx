import { Icon } from '../controls/Icon';
import { useInspector } from '../state/inspector';

/** Offers a reload when the file changed on disk. */
export function ChangedBar() {
  const { reading } = useInspector();
  return (
    <div role="status" class="changed-bar">
      {reading.sourceChanged.value && (
        <>
          <Icon name="info" />
          <span>The file changed on disk.</span>
          <button type="button" class="link" onClick={() => void reading.read()}>
            Reload
          </button>
        </>
      )}
    </div>
  );
}
