import { Icon } from '../controls/icon';
import { IconButton } from '../controls/iconButton';
import { useInspector } from '../state/inspector';

/** What the user should know before reading on: the file changed, or something small went wrong. */
export function NoticeBar() {
  const { reading, notice } = useInspector();
  return (
    <div role="status" class="notice-bars">
      {reading.sourceChanged.value && (
        <div class="notice-bar">
          <Icon name="info" />
          <span>The file changed.</span>
          <button type="button" class="link" onClick={() => void reading.read()}>
            Reload
          </button>
        </div>
      )}
      {notice.value !== '' && (
        <div class="notice-bar">
          <Icon name="warning" />
          <span>{notice}</span>
          <IconButton
            icon="close"
            label="Dismiss"
            onClick={() => {
              notice.value = '';
            }}
          />
        </div>
      )}
    </div>
  );
}
