import type { ByteSource } from '../../byteSource';
import { looksBroken } from '../../csv/fileParts';
import { BEYOND_STOP } from '../../csv/readSizes';
import { readRecords } from '../../csv/readRecords';
import { probableRecordStart } from '../../csv/recordStart';
import { finiteValues } from '../../kernel/finiteValues';
import { forEachBlock } from '../../kernel/forEachBlock';
import type { ChosenKind } from '../../dataset';
import type { Kernel } from '../../kernel/kernel';
import type { CountingPlan } from '../../stats/countingPlan';
import { stretchOf } from '../../csv/stretchOf';
import type { OpenedTable } from '../../table/openTable';
import { silent, type Task } from '../../task';
import { ForeseenColumn } from './foreseenColumn';

/** Bytes of a stretch: few rows, because those beside each other may be alike. */
const STRETCH_BYTES = 1 << 14;
/** So many stretches: of a large file the first reading itself shows soon enough what need not be kept. */
const STRETCHES = 128;

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
  const bytes = source.size - csv.dataStart;
  let bytesRead = 0;
  const room = new Uint8Array(STRETCH_BYTES + STRETCH_BYTES / 2 + BEYOND_STOP);
  for (let s = 0; s < STRETCHES; s++) {
    const from = csv.dataStart + Math.floor((bytes * s) / STRETCHES);
    const stretch = await stretchOf(source, Math.max(0, from - 1), room.length, room);
    const start = s === 0 ? from : await probableRecordStart(stretch, csv, from, STRETCH_BYTES);
    try {
      bytesRead += await readStretch(stretch, csv, kernel, start, columns, task);
    } catch (error) {
      // It may have begun at the wrong place: the reading of the whole file shows whether the file is broken.
      if (!looksBroken(error)) throw error;
    }
  }
  const plans = new Map<number, CountingPlan>();
  for (const [index, column] of columns.entries()) {
    const plan = await column.plan(bytes / bytesRead, kernel, task);
    if (plan) plans.set(index, plan);
  }
  return plans;
}

/** @returns how many bytes it has */
async function readStretch(
  source: ByteSource,
  csv: OpenedTable,
  kernel: Kernel,
  start: number,
  columns: readonly ForeseenColumn[],
  task: Task<never>,
): Promise<number> {
  const { end } = await readRecords(
    source,
    csv,
    kernel,
    {},
    silent(task),
    (batch) => {
      forEachBlock(kernel, batch, undefined, (block) => {
        for (const [index, column] of columns.entries()) {
          column.tally.addCounts(block.counts(index), block.wordCounts(index));
          column.add(finiteValues(block, index, kernel), kernel.sums);
        }
      });
    },
    undefined,
    { start, line: 0, stop: start + STRETCH_BYTES },
  );
  return end - start;
}
