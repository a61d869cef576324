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

/** What some stretches of a file, evenly spread over it, show of its columns. */
export interface Foreseen {
  readonly columns: readonly ForeseenColumn[];
  /** How many times as long the file is as all of them; Infinity where no whole record was found in any. */
  readonly scale: number;
  /** Whether records have keys that belong to no column, as far as it is sure that they are records. */
  readonly unknownKeys: boolean;
}

/**
 * Reads some stretches of a file.
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
): Promise<Foreseen> {
  const columns = kinds.map((kind) => new ForeseenColumn(missingWords, kind));
  // Elsewhere than at a line end a record may begin in a text.
  const areSure = csv.format !== 'csv' && csv.shape.lines;
  let unknownKeys = false;
  const bytesRead = await readStretches(source, csv, kernel, task, (batch, begins) => {
    if (areSure && batch.json?.unknownKeys) unknownKeys = true;
    forEachBlock(kernel, batch, undefined, (block, { first, count }) => {
      const inBlock = begins.map((record) => record - first).filter((record) => record > 0 && record < count);
      const places = [0, ...inBlock];
      for (const [index, column] of columns.entries()) column.add(block, index, places, kernel);
    });
  });
  return { columns, scale: (source.size - csv.dataStart) / bytesRead, unknownKeys };
}

/**
 * Plans by column what the first reading is to count and keep. Where the file is alike everywhere, that tells all of its
 * statistics; else what the plan missed is read again.
 *
 * @throws {Cancelled}
 */
export async function planColumns(
  { columns, scale }: Foreseen,
  kernel: Kernel,
  task: Task<never>,
): Promise<ReadonlyMap<number, CountingPlan>> {
  const plans = new Map<number, CountingPlan>();
  if (scale === Infinity) return plans;
  for (const [index, column] of columns.entries()) {
    if (index % COLUMNS_AT_ONCE === 0) await checkpoint(task);
    const plan = column.plan(scale, kernel);
    if (plan) plans.set(index, plan);
  }
  return plans;
}
