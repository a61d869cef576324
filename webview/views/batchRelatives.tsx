import type { NormMethod, ShownBatchAnswer } from '../../src/protocol/datasetApi';
import { Select } from '../controls/select';
import { countOf, formatCount, formatShare } from '../format';
import { groupsOf, possibleGroups } from '../state/batchNormSettings';
import { useInspector } from '../state/inspector';
import { RelativeTable } from './relativeTable';
import { XHat } from './variables';

const NAMES: Readonly<Record<NormMethod, string>> = {
  batch: 'BatchNorm',
  layer: 'LayerNorm',
  group: 'GroupNorm',
  rms: 'RMSNorm',
};

/** The same rows by the relatives of Batch Normalization: what each normalizes over, and what comes of it. */
export function BatchRelatives({ batch }: { readonly batch: ShownBatchAnswer }) {
  const { batchNorm } = useInspector();
  const { settings, change } = batchNorm;
  const { relatives, channels, steps, size } = batch;
  const columns = channels.map(({ name }) => name);
  const { groups } = relatives;
  const perGroup = columns.length / groups;
  const over: Readonly<Record<NormMethod, string>> = {
    batch: `each column over the ${countOf(size, 'row')} of the batch`,
    layer: `each row over its ${countOf(columns.length, 'column')}`,
    group: `each row over ${countOf(groups, 'group')} of ${countOf(perGroup, 'column')}`,
    rms: 'each row divided by its root mean square, mean kept',
  };
  return (
    <section class="bn-relatives" aria-labelledby="bn-relatives">
      <div class="bn-line">
        <h2 id="bn-relatives">Relatives on the same rows</h2>
        <Select
          label="Groups of GroupNorm"
          id="bn-groups"
          value={String(groupsOf(columns.length, settings.value.groups))}
          options={possibleGroups(columns.length).map((count) => ({
            value: String(count),
            label: String(count),
          }))}
          onSelect={(value) => {
            change({ groups: Number(value) });
          }}
        />
      </div>
      <p class="small dim">
        <XHat /> of the first {countOf(relatives.methods[0]?.normalized.length ?? 0, 'row')} with the same{' '}
        <i class="variable">ε</i>, before γ and β; below each column its mean and σ over{' '}
        {relatives.rows < size
          ? `the first ${formatCount(relatives.rows)} rows of the batch`
          : 'all rows of the batch'}
        .
      </p>
      <div class="bn-relative-tables">
        {relatives.methods.map((answer) => (
          <RelativeTable
            key={answer.method}
            name={NAMES[answer.method]}
            over={over[answer.method]}
            answer={answer}
            columns={columns}
            lines={steps.line}
            perGroup={answer.method === 'group' ? perGroup : columns.length}
          />
        ))}
      </div>
      <Units columns={columns} shares={relatives.shares} />
      <Uses groups={groups} columns={columns.length} />
    </section>
  );
}

/** What columns of different units mean to the methods that go along a row. */
function Units({
  columns,
  shares,
}: {
  readonly columns: readonly string[];
  readonly shares: ShownBatchAnswer['relatives']['shares'];
}) {
  const most = shares.reduce<number>((best, share, c) => ((share ?? 0) > (shares[best] ?? 0) ? c : best), 0);
  const share = shares[most] ?? null;
  return (
    <p>
      <b>Columns of different units.</b> LayerNorm, GroupNorm and RMSNorm put the columns of a row together as
      if they were of one kind.{' '}
      {share !== null && columns.length > 1 && (
        <>
          Here <b>{columns[most]}</b> makes {formatShare(share, 1)} of the variance within a row, where equal
          columns would make {formatShare(1 / columns.length, 1)} each
          {share > 2 / columns.length
            ? ': the others look alike, because they are small numbers, not because they say little. '
            : ', so that no column drowns the others. '}
        </>
      )}
      In other units the same row would come out differently; BatchNorm gives the same in any unit, as long as{' '}
      <i class="variable">ε</i> is small beside the variance. The columns of a hidden layer are of one kind,
      those of a file rarely are: scale them first.
    </p>
  );
}

/** When each is used, by the papers. */
function Uses({ groups, columns }: { readonly groups: number; readonly columns: number }) {
  return (
    <ul class="bn-uses">
      <li>
        <b>BatchNorm</b> (Ioffe and Szegedy 2015): networks for images, with batches that are not small. It
        needs other rows in training, and running statistics in use.
      </li>
      <li>
        <b>LayerNorm</b> (Ba, Kiros and Hinton 2016): recurrent networks and Transformers. A row’s result does
        not depend on the rows beside it; it is the same in training and in use, and a batch of one is no
        trouble.
      </li>
      <li>
        <b>GroupNorm</b> (Wu and He 2018): networks for images whose batches have to be small, as in detection
        and segmentation. One group is LayerNorm
        {groups === columns && columns > 1 && (
          <>
            ; with one column in each group, as here, every value is its own mean and <XHat /> is 0 (for
            images a channel has many positions, and that is instance normalization)
          </>
        )}
        .
      </li>
      <li>
        <b>RMSNorm</b> (Zhang and Sennrich 2019): LayerNorm without centring and without β, for less work;
        many language models use it.
      </li>
    </ul>
  );
}
