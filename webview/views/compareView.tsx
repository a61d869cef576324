import { useSignal } from '@preact/signals';
import type { ColumnStrip } from '../../src/protocol/datasetApi';
import { errorText } from '../../src/protocol/errors';
import type { AxisKind } from '../charts/stripAxis';
import { Icon } from '../controls/icon';
import { Select } from '../controls/select';
import { useInspector } from '../state/inspector';
import { dominance, rangeOf } from '../state/dominance';
import { CompareNotes } from './compareNotes';
import { CompareTable } from './compareTable';

type Order = 'range' | 'name' | 'file';

const AXES = [
  { value: 'linear', label: 'Linear' },
  { value: 'log', label: 'Logarithmic' },
] as const;
const ORDERS = [
  { value: 'range', label: 'Range' },
  { value: 'name', label: 'Name' },
  { value: 'file', label: 'File Order' },
] as const;

/** The chosen numeric columns on one axis, before and after. */
export function CompareView() {
  const { comparing, isCompared, profile } = useInspector();
  const axis = useSignal<AxisKind>('linear');
  const order = useSignal<Order>('range');
  const comparison = comparing.comparison.value;
  const answer = comparison && 'strips' in comparison ? comparison : undefined;
  const chosen = answer?.strips.filter(({ index }) => {
    const column = answer.profile.columns[index];
    return column && isCompared(column);
  });
  const strips = chosen && inOrder(chosen, order.value);
  const found = dominance(strips ?? []);
  if (comparison && 'error' in comparison) {
    return (
      <div class="pane">
        <p role="alert">{errorText(comparison.error)}</p>
      </div>
    );
  }
  const stale = comparing.busy.value || answer?.profile !== profile.value;
  return (
    <div class="pane compare">
      <div class="title">
        <h2>All columns on one axis</h2>
        <div class="scaler-control">
          <Select
            label="Axis"
            id="axis"
            entry
            value={axis.value}
            options={AXES}
            onSelect={(value) => {
              axis.value = value === 'log' ? 'log' : 'linear';
            }}
          />
          <Select
            label="Sort by"
            id="order"
            value={order.value}
            options={ORDERS}
            onSelect={(value) => {
              order.value = ORDERS.find((known) => known.value === value)?.value ?? 'range';
            }}
          />
        </div>
      </div>
      {found && (
        <div class="advice" role="status">
          <Icon name="lightbulb" />
          <p>
            <b>{found.lead}</b> {found.rest}
          </p>
        </div>
      )}
      {strips && <CompareNotes strips={strips} />}
      {strips?.length === 0 && <p class="dim">Choose numeric columns in the list to compare them.</p>}
      {strips && strips.length > 0 && (
        <div class={stale ? 'compare-place stale' : 'compare-place'} aria-busy={stale}>
          <CompareTable strips={strips} named={found?.named ?? []} axis={axis.value} />
        </div>
      )}
    </div>
  );
}

function inOrder(strips: readonly ColumnStrip[], order: Order): readonly ColumnStrip[] {
  switch (order) {
    case 'range':
      return [...strips].sort((a, b) => rangeOf(b.before) - rangeOf(a.before));
    case 'name':
      return [...strips].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    case 'file':
      return strips;
  }
}
