import type { ByteSource } from '../../byteSource';
import { forEachBlock } from '../../kernel/forEachBlock';
import type { ChosenKind } from '../../columnKind';
import type { Kernel } from '../../kernel/kernel';
import type { CountingPlan } from '../../stats/countingPlan';
import type { OpenedTable } from '../../table/openTable';
import { checkpoint, type Task } from '../../task';
import { ForeseenColumn } from './foreseenColumn';
import { readStretches } from './readStretches';

/** Planned before others may run. */
const COLUMNS_AT_ONCE = 16;

/**
 * Reads some stretches, evenly spread over the file, and plans by column what its first reading is to count and keep.
 * Where the file is alike everywhere, that tells all of its statistics; else what the plan missed is read again.
 *
 * @throws {DataError} whatever the source throws
 * @throws {Cancelled}
 */
export async function foreseeColumns(
  source: ByteSource,
  csv: OpenedTable,
  kernel: Kernel,
  missingWords: number,
  kinds: readonly (ChosenKind | undefined)[],
  task: Task<never>,
): Promise<ReadonlyMap<number, CountingPlan>> {
  const columns = kinds.map((kind) => new ForeseenColumn(missingWords, kind));
  const bytesRead = await readStretches(source, csv, kernel, task, (batch, begins) => {
    forEachBlock(kernel, batch, undefined, (block, { first, count }) => {
      const inBlock = begins.map((record) => record - first).filter((record) => record > 0 && record < count);
      const places = [0, ...inBlock];
      for (const [index, column] of columns.entries()) column.add(block, index, places, kernel);
    });
  });
  const plans = new Map<number, CountingPlan>();
  if (bytesRead === 0) return plans;
  const scale = (source.size - csv.dataStart) / bytesRead;
  for (const [index, column] of columns.entries()) {
    if (index % COLUMNS_AT_ONCE === 0) await checkpoint(task);
    const plan = column.plan(scale, kernel);
    if (plan) plans.set(index, plan);
  }
  return plans;
}
