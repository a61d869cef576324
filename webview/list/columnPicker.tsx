import { DialogButton } from '../controls/dialogButton';
import { Icon } from '../controls/icon';
import { IconButton } from '../controls/iconButton';
import { formatCount } from '../format';
import { useInspector } from '../state/inspector';
import { ColumnBrowser } from './columnBrowser';
import { kindIcon } from './kindIcon';

/** Stands for the column list where there is no room for it. */
export function ColumnPicker() {
  const inspector = useInspector();
  const column = inspector.selected.value;
  const columns = inspector.shownColumns.value;
  if (!column) return null;
  const at = columns.indexOf(column);
  const step = (by: number) => {
    const next = columns[at + by];
    if (next) inspector.select(next);
  };
  return (
    <div class="column-picker">
      <DialogButton
        label="Columns"
        class="picker-button"
        boxClass="picker-box"
        face={
          <>
            <Icon name={kindIcon(column.kind)} />
            <b class="name">{column.name}</b>
            <span class="dim small">
              {at >= 0 ? `${formatCount(at + 1)} of ` : ''}
              {formatCount(columns.length)}
            </span>
            <Icon name="chevron-down" />
          </>
        }
      >
        {(close) => <ColumnBrowser onChosen={close} />}
      </DialogButton>
      <IconButton
        icon="chevron-left"
        label="Previous Column"
        disabled={at <= 0}
        onClick={() => {
          step(-1);
        }}
      />
      <IconButton
        icon="chevron-right"
        label="Next Column"
        disabled={at >= columns.length - 1}
        onClick={() => {
          step(1);
        }}
      />
    </div>
  );
}
