import { type OutputFor, textOutput } from '../engine/convert/output';
import type { OutputFormat } from '../engine/convert/outputFormat';

/** The form of a copy in another format. What Parquet needs is loaded only for Parquet. */
export async function outputFor(format: OutputFormat): Promise<OutputFor> {
  if (format !== 'parquet') return textOutput(format);
  const { parquetOutput } = await import('../parquet/main');
  return parquetOutput;
}
