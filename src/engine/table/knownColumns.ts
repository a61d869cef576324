import type { ReadOptions } from '../readOptions';
import type { FitBasis } from '../fit/fitBasis';

/**
 * Options to read a profiled file with once more: a file of JSON objects is not searched for its keys again, and is read in
 * the format that it was found to be.
 */
export function knownColumns(
  options: ReadOptions,
  { format, columns }: Pick<FitBasis, 'format' | 'columns'>,
): ReadOptions {
  if (format === 'csv') return options;
  const columnPaths = columns.flatMap(({ path }) => (path ? [path] : []));
  return {
    ...options,
    ...(format !== 'parquet' && { format }),
    ...(columnPaths.length > 0 && { columnPaths }),
  };
}
