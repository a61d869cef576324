import { DataError } from '../engine/dataError';
import type { Preparer } from './preparer';

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
      task.onProgress?.({ rows, bytesRead: (source.size * rows) / rowsTotal, bytesTotal: source.size }),
  });
  const origin = { container: 'parquet', size: source.size, parquet: factsOf(opened) } as const;
  // One piece is written while the next one is made.
  let written = Promise.resolve();
  try {
    for await (const piece of pieces) {
      await written;
      written = sink.write(piece);
      // Whoever awaits it hears of a failure, which may come before.
      written.catch(() => undefined);
    }
    await written;
  } catch (error) {
    await written;
    const rowsBefore = error instanceof DataError ? error.details.rowsBefore : undefined;
    if (!stopAtDamage || !(error instanceof DataError) || !rowsBefore) throw error;
    return { ...origin, damage: { message: error.message, line: rowsBefore + 1 } };
  }
  return origin;
};
