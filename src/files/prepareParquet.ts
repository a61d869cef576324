import type { Preparer } from './preparer';

/**
 * Makes JSON Lines of a Parquet file.
 * @throws {DataError} `invalid-parquet`, `unsupported-parquet`; whatever source and sink throw
 * @throws {Cancelled}
 */
export const prepareParquet: Preparer = async (source, sink, _options, task) => {
  const { factsOf, jsonLinesOf, openParquet } = await import('../parquet/main');
  const opened = await openParquet(source);
  const pieces = jsonLinesOf(opened, {
    signal: task.signal,
    breathe: task.breathe,
    onProgress: ({ rows, rowsTotal }) =>
      task.onProgress?.({ rows, bytesRead: (source.size * rows) / rowsTotal, bytesTotal: source.size }),
  });
  for await (const piece of pieces) await sink.write(piece);
  return { container: 'parquet', size: source.size, parquet: factsOf(opened) };
};
