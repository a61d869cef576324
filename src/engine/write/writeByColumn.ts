import type { ByteSink, ByteSource } from '../byteSource';
import { readRecords } from '../csv/readRecords';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import type { ColumnTable } from '../json/columnTable';
import type { OpenedJson } from '../json/openJson';
import { forEachBlock } from '../kernel/forEachBlock';
import type { Kernel } from '../kernel/kernel';
import type { Task } from '../task';
import type { BlockScaler } from './blockScaler';
import type { PartsWritten } from './parts/writeParts';
import { Replacements } from './replacements';

/** Cells that are written at once. */
const AT_ONCE = 65_536;

/**
 * Writes a copy of a file whose columns stand one behind the other, with the numbers of some of them scaled.
 * @throws {DataError} `missing-in-row`
 */
export async function writeByColumn(
  source: ByteSource,
  table: OpenedJson,
  byColumn: ColumnTable,
  kernel: Kernel,
  scaler: BlockScaler,
  options: Pick<ReadOptions, 'stopAtUnterminatedQuote'>,
  sink: ByteSink,
  task: Task<ReadProgress>,
): Promise<PartsWritten> {
  const rowCount = byColumn.starts[0]?.length ?? 0;
  const scaled = new Map(scaler.indices.map((index) => [index, new Float64Array(rowCount)]));
  let row = 0;
  const { rows } = await readRecords(source, table, kernel, options, task, (batch) => {
    forEachBlock(kernel, batch, scaler.indices, (block, { count, lines }) => {
      scaler.scale(block, lines);
      for (const [index, values] of scaled) values.set(block.values(index), row);
      row += count;
    });
  });
  let bytes = 0;
  for (const piece of pieces(byColumn, scaled)) {
    bytes += piece.length;
    await sink.write(piece);
  }
  return { rows, bytes, ...scaler.noted, leftOut: { count: 0, lines: [] } };
}

/** The file with other numbers; NaN leaves a cell as it is, an infinity makes it null. Each piece is valid until the next. */
function* pieces(
  { bytes, starts, ends }: ColumnTable,
  scaled: ReadonlyMap<number, Float64Array>,
): Generator<Uint8Array> {
  const cells = [...scaled].flatMap(([column, values]) => {
    const start = starts[column]!;
    const order = writtenRows(values, start);
    return { column, values, order };
  });
  cells.sort((a, b) => starts[a.column]![a.order[0] ?? 0]! - starts[b.column]![b.order[0] ?? 0]!);
  const replacements = new Replacements();
  let copied = 0;
  for (const { column, values, order } of cells) {
    for (let first = 0; first < order.length; first += AT_ONCE) {
      let end = copied;
      for (const row of order.subarray(first, first + AT_ONCE)) {
        const value = values[row]!;
        end = ends[column]![row]!;
        replacements.add(starts[column]![row]!, end, Number.isFinite(value) ? String(value) : 'null');
      }
      yield replacements.apply(bytes, copied, end);
      copied = end;
    }
  }
  yield bytes.subarray(copied);
}

/** The rows that get another number, in the order in which they stand in the file. */
function writtenRows(values: Float64Array, start: Uint32Array): Uint32Array {
  const rows = new Uint32Array(values.length);
  let count = 0;
  let inOrder = true;
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue;
    inOrder &&= count === 0 || start[rows[count - 1]!]! < start[row]!;
    rows[count++] = row;
  }
  const written = rows.subarray(0, count);
  // In pandas' layout a column may have its rows in another order.
  return inOrder ? written : written.sort((a, b) => start[a]! - start[b]!);
}
