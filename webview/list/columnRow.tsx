import { useMemo } from 'preact/hooks';
import type { ColumnProfile, ScalerChoice } from '../../src/protocol/datasetApi';
import { Icon } from '../controls/icon';
import { formatShare } from '../format';
import { scalerLabel } from '../../src/protocol/scalers';
import { kindIcon } from './kindIcon';
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath } from './sparkline';

interface Props {
  readonly column: ColumnProfile;
  /** The name as far as there is room for it. */
  readonly shortName: string;
  readonly choice: ScalerChoice;
  readonly byHand: boolean;
  readonly selected: boolean;
  /** Position in the list, from 0, and how many there are. */
  readonly position: number;
  readonly count: number;
  readonly top: number;
  /** Whether the view of all columns shows it; undefined while that view is not open. */
  readonly compared: boolean | undefined;
  readonly onSelect: () => void;
  readonly onCompare: (compared: boolean) => void;
}

export function ColumnRow(props: Props) {
  const { column, shortName, choice, byHand, selected, position, count, top, onSelect } = props;
  const { compared, onCompare } = props;
  const id = optionId(column);
  const path = useMemo(() => column.numeric && sparkPath(column.numeric.histogram), [column]);
  return (
    <div
      id={id}
      class="column-row"
      role="option"
      aria-describedby={`${id}-missing ${id}-scaler`}
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={position + 1}
      title={`${column.name}: ${column.kind}`}
      style={{ top: `${String(top)}px` }}
      {...(compared !== undefined && { 'aria-checked': compared })}
      onClick={onSelect}
    >
      {compared !== undefined && (
        // What it stands for is the row's own state: a control inside an option could not be reached.
        <span
          class={column.numeric ? 'check' : 'check disabled'}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            if (column.numeric) onCompare(!compared);
          }}
        >
          {compared && <Icon name="check" />}
        </span>
      )}
      <Icon name={kindIcon(column.kind)} />
      <span class="name" aria-hidden="true">
        {shortName}
      </span>
      <span class="unseen">{column.name}</span>
      <svg class="shape" width={SPARK_WIDTH} height={SPARK_HEIGHT} aria-hidden="true">
        {path && <path d={path} />}
      </svg>
      <span class="missing dim" id={`${id}-missing`} aria-hidden="true">
        {formatShare(column.missing, column.missing + column.count)}
        <span class="unseen"> missing</span>
      </span>
      <span class="scaler" id={`${id}-scaler`} aria-hidden="true">
        {choice.method === 'none' ? (
          <span class="dim small">not scaled</span>
        ) : (
          <span class={byHand ? 'tag by-hand' : 'tag'}>{scalerLabel(choice.method)}</span>
        )}
      </span>
    </div>
  );
}

export function optionId(column: ColumnProfile): string {
  return `column-${String(column.index)}`;
}
