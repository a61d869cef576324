/** The bundle that is loaded for Parquet files only. */
import type { OutputFor } from '../engine/convert/output';
import { conversionTo } from '../engine/convert/conversion';
import { TableSink } from './tableSink';

export { CopySink } from './copySink';
export { openParquet } from './openParquet';
export { jsonLinesOf } from './parquetToJsonLines';

/** A copy in Parquet of a file that is something else. */
export const parquetOutput: OutputFor = (profile, table) => {
  const conversion = conversionTo('parquet', profile, table);
  return { conversion, encoder: (sink) => new TableSink(sink, conversion.columns) };
};
