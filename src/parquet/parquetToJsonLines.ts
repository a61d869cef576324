import type { ByteSource } from '../engine/byteSource';
import type { Task } from '../engine/task';
import { columnsOf } from './physicalSchema';
import { nestedText } from './nestedText';
import { openParquet, type OpenedParquet } from './openParquet';
import { readSlices } from './readSlices';

/** How far a file has been turned into JSON Lines. */
export interface ParquetProgress {
  readonly rows: number;
  readonly rowsTotal: number;
}

/** Characters of JSON that are encoded at once. */
const PIECE = 1 << 18;

/**
 * A Parquet file as JSON Lines: an object a row with all columns in their order, and typed values; see
 * {@link valueText} and {@link nestedText}. In memory is what {@link readSlices} keeps.
 *
 * @returns pieces of the text, of whole lines
 * @throws {DataError} `invalid-parquet`, `unsupported-parquet`, whatever the source throws
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
  const columns = columnsOf(metadata).map((tree, index) => ({
    key: `${index === 0 ? '{' : ','}${JSON.stringify(tree.element.name)}:`,
    text: nestedText(tree),
  }));
  const encoder = new TextEncoder();
  let rows = 0;
  for await (const slice of readSlices(opened, { signal: task.signal, breathe: task.breathe })) {
    let text = '';
    for (let r = 0; r < slice.rows; r++) {
      for (const [c, { key, text: json }] of columns.entries()) {
        text += key + json(slice.columns[c]!.values[r]);
      }
      text += '}\n';
      if (text.length < PIECE) continue;
      yield encoder.encode(text);
      task.onProgress?.({ rows: rows + r + 1, rowsTotal });
      text = '';
    }
    yield encoder.encode(text);
    rows += slice.rows;
    task.onProgress?.({ rows, rowsTotal });
  }
}
