import { populationOf } from '../engine/batchNorm/population';
import type { SimulatedBatch } from '../engine/batchNorm/simulate';
import type { BatchNormRun } from './batchNormRun';

/**
 * The document `batchnorm --json` prints, piece by piece: every intermediate value of every batch. Numbers that are no
 * doubles, such as squares beyond 1.8e308, are null.
 */
export async function* batchNormJson({
  file,
  data,
  settings,
  batches,
}: BatchNormRun): AsyncGenerator<string> {
  const { names, columns, lines, fileRows, sampled, leftOut } = data;
  const { batchSize, order, dropLast, epsilon, rule, affine } = settings;
  const head = {
    file,
    rows: fileRows,
    exact: !sampled,
    usedRows: lines.length,
    leftOut,
    settings: {
      batchSize,
      order: order === 'file' ? 'file' : { seed: order.seed },
      dropLast,
      epsilon,
      gamma: affine[0]?.gamma,
      beta: affine[0]?.beta,
      library: rule.library,
      momentum: rule.momentum,
    },
    columns: names.map((name, c) => ({ name, ...populationOf(columns[c]!) })),
  };
  // The batches go before its closing brace.
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "batches": [`;
  let separator = '\n    ';
  for await (const batch of batches) {
    yield separator + JSON.stringify(batchJson(batch, data));
    separator = ',\n    ';
  }
  yield '\n  ]\n}\n';
}

function batchJson({ number, epoch, rows, channels, warnings }: SimulatedBatch, data: BatchNormRun['data']) {
  return {
    batch: number,
    epoch,
    lines: Array.from(rows, (row) => data.lines[row]),
    columns: channels.map((channel, c) => ({
      name: data.names[c],
      mean: channel.mean,
      variance: channel.variance,
      divisor: channel.divisor,
      x: Array.from(channel.x),
      centred: Array.from(channel.centred),
      squared: Array.from(channel.squared),
      normalized: Array.from(channel.normalized),
      y: Array.from(channel.y),
      runningMean: channel.after.mean,
      runningVariance: channel.after.variance,
    })),
    warnings,
  };
}
