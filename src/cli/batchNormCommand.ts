import { batchesPerEpoch } from '../engine/batchNorm/batchOrder';
import { readBatchNormData } from '../engine/batchNorm/readBatchNormData';
import { simulate } from '../engine/batchNorm/simulate';
import type { SimulationSettings } from '../engine/batchNorm/simulationSettings';
import { checkpoint } from '../engine/task';
import { breathe } from '../files/breathe';
import type { BatchNormArguments } from './batchNormArguments';
import { batchNormJson } from './batchNormJson';
import { batchNormTable } from './batchNormTable';
import { print } from './print';
import { withProgressBar } from './progressBar';
import { requireKinds } from './requireKinds';
import { withInput } from './withInput';

/** Rows that are kept; of more, a sample. The seed is fixed, so that `--seed` changes the order only. */
const LIMIT = { maxRows: 1_000_000, seed: 0 };

/** `normscope batchnorm`: runs a Batch Normalization layer in train mode over columns of a file, on standard output. */
export async function batchNormCommand(args: BatchNormArguments, signal: AbortSignal): Promise<void> {
  const { file, data } = await withProgressBar('reading', (onProgress) => {
    const task = { signal, breathe, onProgress };
    return withInput(args.file, args.reading, task, async (source) => {
      await requireKinds(source, args.reading);
      return {
        file: source.name,
        data: await readBatchNormData(source, args.reading, args.columns, LIMIT, task),
      };
    });
  });
  const { batchSize, order, dropLast, epsilon, rule, gamma, beta } = args;
  const settings: SimulationSettings = {
    batchSize,
    order,
    dropLast,
    epsilon,
    affine: data.columns.map(() => ({ gamma, beta })),
    rule,
  };
  const count = args.batches ?? batchesPerEpoch(data.lines.length, batchSize, dropLast);
  const batches = interruptible(simulate(data.columns, settings, count), signal);
  const run = { file, data, settings, batches, count };
  await print(args.json ? batchNormJson(run) : batchNormTable(run));
}

async function* interruptible<T>(items: Iterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  for (const item of items) {
    await checkpoint({ signal, breathe });
    yield item;
  }
}
