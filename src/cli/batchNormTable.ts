import { populationOf } from '../engine/batchNorm/population';
import type { RunningRule } from '../engine/batchNorm/runningStatistics';
import type { SimulatedBatch } from '../engine/batchNorm/simulate';
import { captionCount, captionCountOf as countOf } from '../engine/scale/captionNumber';
import { aligned, printable, shortNumber } from './aligned';
import { cellsOf } from './cells';
import type { BatchNormRun } from './batchNormRun';

const STEPS = ['x', 'x − μ_B', '(x − μ_B)²', 'x̂', 'y'];
const STATISTICS_INTRODUCTION = {
  pytorch:
    '\nRunning statistics take over the unbiased variance, divisor m − 1; the rows "all" have the one they approach.\n',
  keras:
    '\nRunning statistics take over the biased variance, divisor m; the rows "all" have that of all rows, divisor n. Random\nbatches give (m − 1) ÷ m · n ÷ (n − 1) of it on average.\n',
} as const satisfies Record<RunningRule['library'], string>;
const STATISTICS = ['column', 'batch', 'rows', 'μ_B', 'σ²_B', 'running mean', 'running variance'];

/** What `batchnorm` prints for people, piece by piece: the steps of the first batch, then the statistics of every one. */
export async function* batchNormTable(run: BatchNormRun): AsyncGenerator<string> {
  yield `${heading(run).join('\n')}\n`;
  const { data, settings } = run;
  const { library } = settings.rule;
  const line = statisticsLine(run);
  const small = data.names.map(() => 0);
  let ofOne = 0;
  for await (const batch of run.batches) {
    if (batch.number === 1)
      yield firstBatch(batch, run) + STATISTICS_INTRODUCTION[library] + line(STATISTICS);
    const lines = batch.channels.map(({ mean, variance, after, x }, c) => {
      const numbers = [mean, variance, after.mean, after.variance].map((value) => shortNumber(value));
      return line([printable(data.names[c]!), `${batch.number}`, `${x.length}`, ...numbers]);
    });
    yield lines.join('');
    if (batch.rows.length === 1) ofOne++;
    for (const warning of batch.warnings) if (warning.code === 'small-variance') small[warning.channel]!++;
  }
  for (const [c, column] of data.columns.entries()) {
    const { mean, variance, sampleVariance } = populationOf(column);
    const approached = library === 'pytorch' ? (sampleVariance ?? NaN) : variance;
    const truth = [mean, approached].map((value) => shortNumber(value));
    yield line([printable(data.names[c]!), 'all', `${column.length}`, '', '', ...truth]);
  }
  if (ofOne > 0) {
    yield `\nbatch of one row in ${ofOne} of ${run.count} batches: x̂ is 0 whatever the row holds; PyTorch refuses it\n`;
  }
  for (const [c, found] of small.entries()) {
    if (found === 0) continue;
    yield `\n${printable(data.names[c]!)}: σ²_B is below 100 ε in ${found} of ${run.count} batches, so that ε decides the spread of x̂\n`;
  }
}

/** The widest number of six digits, such as -1.23457e-100. */
const NUMBER_WIDTH = 13;

/** Lines of the statistics, each as soon as its batch is done: the widths are known before. */
function statisticsLine({ data, count }: BatchNormRun): (cells: readonly string[]) => string {
  const [column = '', ...others] = STATISTICS;
  const name = Math.max(column.length, ...data.names.map((text) => cellsOf(printable(text))));
  const least = [`${count}`.length, `${data.lines.length}`.length];
  const widths = others.map((head, i) => Math.max(head.length, least[i] ?? NUMBER_WIDTH));
  return ([first = '', ...rest]) =>
    `${[first + ' '.repeat(name - cellsOf(first)), ...rest.map((cell, i) => cell.padStart(widths[i] ?? 0))].join('  ')}\n`;
}

function heading({ file, data, settings }: BatchNormRun): string[] {
  const { batchSize, order, dropLast, epsilon, rule, affine } = settings;
  const { fileRows, sampled, lines, place, leftOut } = data;
  const shuffled = order === 'file' ? 'in file order' : `shuffled with seed ${order.seed}`;
  const momentum =
    rule.momentum === 'cumulative'
      ? 'cumulative average'
      : `momentum ${rule.momentum} (${{ pytorch: 'weight of the new batch', keras: "Keras's, weight of what is kept" }[rule.library]})`;
  const [{ gamma, beta } = { gamma: 1, beta: 0 }] = affine;
  const head = [
    `${file}: ${countOf(fileRows, 'row')}${sampled ? `, of which a random sample of ${captionCount(lines.length + leftOut.count)} is used` : ''}`,
    `batches of ${batchSize} ${shuffled}${dropLast ? ', the last incomplete one dropped' : ''}; γ ${gamma}, β ${beta}, ε ${epsilon}, ${momentum}`,
  ];
  if (leftOut.count > 0) {
    const more = leftOut.count > leftOut.lines.length ? ', …' : '';
    head.push(
      `${countOf(leftOut.count, 'row')} left out: a value is missing or infinite (${place}${leftOut.count === 1 ? '' : 's'} ${leftOut.lines.join(', ')}${more})`,
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
      ...aligned([[data.place, ...STEPS], ...steps], 0),
    );
  }
  return `${lines.join('\n')}\n`;
}
