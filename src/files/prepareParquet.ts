import { DataError } from '../engine/dataError';
import type { Preparer } from './preparer';
import { writeBehind } from './writeBehind';

/**
 * Makes JSON Lines of a Parquet file; when it may stop at damage, of the rows before it, if there are some.
 * @throws {DataError} `invalid-parquet`, `unsupported-parquet`; whatever source and sink throw
 * @throws {Cancelled}
 */
export const prepareParquet: Preparer = async (source, sink, { stopAtDamage }, task) => {
  const { factsOf, jsonLinesOf, openParquet } = await import('../parquet/main');
  const opened = await openParquet(source);
  const pieces = jsonLinesOf(opened, {
    signal: task.signal,
    breathe: task.breathe,
    onProgress: ({ rows, rowsTotal }) =>
      task.onProgress?.({
        phase: 'unpacking',
        rows,
        bytesRead: (source.size * rows) / rowsTotal,
        bytesTotal: source.size,
      }),
  });
  const origin = { container: 'parquet', size: source.size, parquet: factsOf(opened) } as const;
  task.onOrigin?.(origin);
  const behind = writeBehind(sink);
  try {
    for await (const piece of pieces) await behind.write(piece);
    await behind.finish();
  } catch (error) {
    await behind.finish();
    const rowsBefore = error instanceof DataError ? error.details.rowsBefore : undefined;
    if (!stopAtDamage || !(error instanceof DataError) || !rowsBefore) throw error;
    return { ...origin, damage: { message: error.message, line: rowsBefore + 1 } };
  }
  return origin;
};
