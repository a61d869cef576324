import { RecordConverter } from '../convert/recordConverter';
import type { RecordBatch } from '../csv/recordBatch';
import type { NotedCells } from './writeResult';
import type { Kernel } from '../kernel/kernel';
import type { CellClassifier } from '../table/cellClassifier';
import type { BlockScaler } from './blockScaler';
import { NumbersWriter } from './numbersWriter';
import type { WriteInput } from './parts/partWriter';
import { RecordWriter } from './recordWriter';

/** Writes batches of records, in whatever format. */
export interface BatchWriter {
  /** Cells that were not written, because they stand behind the last column. */
  readonly leftOut: NotedCells;
  /**
   * The bytes of the batch, piece by piece; each is valid until the next.
   * @throws {DataError} `missing-in-row`
   */
  write(batch: RecordBatch): Iterable<Uint8Array>;
}

/** The writer for what is asked for: numbers alone, another format, or the records as they are but for their scaled cells. */
export function newBatchWriter(
  { conversion, numbersOnly = false }: Pick<WriteInput, 'conversion' | 'numbersOnly'>,
  scaler: BlockScaler,
  kernel: Kernel,
  classifier: CellClassifier,
): BatchWriter {
  if (numbersOnly) return new NumbersWriter(scaler, kernel);
  if (!conversion) return new RecordWriter(scaler, kernel);
  return new RecordConverter(conversion, scaler, kernel, classifier);
}
