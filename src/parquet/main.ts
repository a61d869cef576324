/** The bundle that is loaded for Parquet files only. */
import type { Output, OutputFor } from '../engine/convert/output';
import { conversionTo } from '../engine/convert/conversion';
import type { ByteSource, ParquetFacts } from '../engine/byteSource';
import { CopySink } from './copySink';
import { type OpenedParquet, openParquet } from './openParquet';
import { leafPath } from './writableSchema';
import { TableSink } from './tableSink';

export { openParquet } from './openParquet';
export { jsonLinesOf } from './parquetToJsonLines';

/** A copy in Parquet of a file that is something else. */
export const parquetOutput: OutputFor = (profile, table) => {
  const conversion = conversionTo('parquet', profile, table);
  return { conversion, encoder: (sink) => new TableSink(sink, conversion.columns) };
};

/**
 * A copy of a Parquet file as Parquet.
 * @param original to be left open while it is written
 * @throws {DataError} `invalid-parquet`, `unsupported-parquet`
 */
export async function parquetCopy(original: ByteSource): Promise<Output> {
  const opened = await openParquet(original);
  return {
    numbersOnly: true,
    encoder: (sink, scaled) =>
      new CopySink(
        sink,
        opened,
        [...scaled].map((name) => leafPath(opened, name)),
      ),
  };
}

/** What a file is made of, to be shown. */
export function factsOf({ metadata }: OpenedParquet): ParquetFacts {
  const codecs = metadata.row_groups.flatMap(({ columns }) =>
    columns.flatMap(({ meta_data }) => (meta_data ? [meta_data.codec.toLowerCase()] : [])),
  );
  return { rowGroups: metadata.row_groups.length, codecs: [...new Set(codecs)] };
}
