import type { ByteSource } from '../engine/byteSource';
import { newJsonLines } from '../engine/kernel/jsonLines';
import { checkpoint, type Task } from '../engine/task';
import { ColumnCells } from './columnCells';
import { columnsOf } from './physicalSchema';
import { openParquet, type OpenedParquet } from './openParquet';
import { readSlices } from './readSlices';

/** How far a file has been turned into JSON Lines. */
export interface ParquetProgress {
  readonly rows: number;
  readonly rowsTotal: number;
}

/**
 * A Parquet file as JSON Lines: an object a row with all columns in their order, and typed values; see
 * {@link valueText} and {@link nestedText}. In memory is what {@link readSlices} keeps.
 *
 * @returns pieces of the text, of whole lines
 * @throws {DataError} `invalid-parquet`, `unsupported-parquet`, `record-too-long`, whatever the source throws
 * @throws {Cancelled}
 */
export async function* parquetToJsonLines(
  source: ByteSource,
  task: Task<ParquetProgress>,
): AsyncGenerator<Uint8Array> {
  yield* jsonLinesOf(await openParquet(source), task);
}

/** As {@link parquetToJsonLines}, of a file whose footer has been read. */
export async function* jsonLinesOf(
  opened: OpenedParquet,
  task: Task<ParquetProgress>,
): AsyncGenerator<Uint8Array> {
  const { metadata } = opened;
  const rowsTotal = Number(metadata.num_rows);
  const trees = columnsOf(metadata);
  const lines = newJsonLines(
    trees.map(({ element }) => element.name),
    rowsTotal,
  );
  const cells = new ColumnCells(lines, trees);
  let rows = 0;
  for await (const slice of readSlices(opened, { signal: task.signal, breathe: task.breathe })) {
    for (let first = 0; first < slice.rows;) {
      await checkpoint(task);
      const count = cells.set(slice, first, rows + 1);
      yield lines.lines(count);
      first += count;
      rows += count;
      task.onProgress?.({ rows, rowsTotal });
    }
  }
}
