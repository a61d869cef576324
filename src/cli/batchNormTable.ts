import { populationOf } from '../engine/batchNorm/population';
import type { SimulatedBatch } from '../engine/batchNorm/simulate';
import { aligned, printable, shortNumber } from './aligned';
import type { BatchNormRun } from './batchNormRun';

const STEPS = ['line', 'x', 'x − μ_B', '(x − μ_B)²', 'x̂', 'y'];
const STATISTICS = ['column', 'batch', 'rows', 'μ_B', 'σ²_B', 'running mean', 'running variance'];

/** What `batchnorm` prints for people: the steps of the first batch, then the statistics of every batch. */
export function* batchNormTable(run: BatchNormRun): Generator<string> {
  yield `${heading(run).join('\n')}\n`;
  const { data } = run;
  const statistics = [STATISTICS];
  const small = data.names.map(() => 0);
  let count = 0;
  for (const batch of run.batches) {
    if (count++ === 0) yield firstBatch(batch, run);
    for (const [c, { mean, variance, after, x }] of batch.channels.entries()) {
      const numbers = [mean, variance, after.mean, after.variance].map(shortNumber);
      statistics.push([printable(data.names[c]!), `${batch.number}`, `${x.length}`, ...numbers]);
    }
    for (const warning of batch.warnings) if (warning.code === 'small-variance') small[warning.channel]!++;
  }
  for (const [c, column] of data.columns.entries()) {
    const { mean, sampleVariance } = populationOf(column);
    const truth = [mean, sampleVariance ?? NaN].map(shortNumber);
    statistics.push([printable(data.names[c]!), 'all', `${column.length}`, '', '', ...truth]);
  }
  const lines = [
    '',
    'Running statistics take over the unbiased variance, divisor m − 1; the rows "all" have the one they approach.',
    ...aligned(statistics, 1),
  ];
  for (const [c, found] of small.entries()) {
    if (found === 0) continue;
    lines.push(
      '',
      `${printable(data.names[c]!)}: σ²_B is below 100 ε in ${found} of ${count} batches, so that ε decides the spread of x̂`,
    );
  }
  yield `${lines.join('\n')}\n`;
}

function heading({ file, data, settings }: BatchNormRun): string[] {
  const { batchSize, order, dropLast, epsilon, rule, affine } = settings;
  const count = (n: number) => n.toLocaleString('en-US');
  const { fileRows, sampled, lines, leftOut } = data;
  const shuffled = order === 'file' ? 'in file order' : `shuffled with seed ${order.seed}`;
  const momentum =
    rule.momentum === 'cumulative'
      ? 'cumulative average'
      : `momentum ${rule.momentum} (weight of the new batch)`;
  const [{ gamma, beta } = { gamma: 1, beta: 0 }] = affine;
  const head = [
    `${file}: ${count(fileRows)} rows${sampled ? `, of which a random sample of ${count(lines.length + leftOut.count)} is used` : ''}`,
    `batches of ${batchSize} ${shuffled}${dropLast ? ', the last incomplete one dropped' : ''}; γ ${gamma}, β ${beta}, ε ${epsilon}, ${momentum}`,
  ];
  if (leftOut.count > 0) {
    const more = leftOut.count > leftOut.lines.length ? ', …' : '';
    head.push(
      `${count(leftOut.count)} rows left out: a value is missing or infinite (lines ${leftOut.lines.join(', ')}${more})`,
    );
  }
  return head;
}

function firstBatch({ number, rows, channels }: SimulatedBatch, { data }: BatchNormRun): string {
  const lines: string[] = [];
  for (const [c, channel] of channels.entries()) {
    const { x, mean, variance, centred, squared, normalized, y } = channel;
    const steps = Array.from(rows, (row, i) => [
      String(data.lines[row]),
      ...[x, centred, squared, normalized, y].map((values) => shortNumber(values[i]!)),
    ]);
    lines.push(
      '',
      `${printable(data.names[c]!)}, batch ${number}: μ_B = ${shortNumber(mean)}, σ²_B = ${shortNumber(variance)} (divisor m)`,
      ...aligned([STEPS, ...steps], 0),
    );
  }
  return `${lines.join('\n')}\n`;
}
