import type { ByteSink, ByteSource } from '../byteSource';
import { openCsv } from '../csv/openCsv';
import { readRecords } from '../csv/readRecords';
import type { DatasetProfile, ReadOptions, ReadProgress, Recipe, WriteResult } from '../dataset';
import { newKernel } from '../kernel/newKernel';
import { fitScaler, scalerOf } from '../scale/fitScaler';
import { resolveRecipe } from '../scale/resolveRecipe';
import { CellClassifier } from '../table/cellClassifier';
import type { Task } from '../task';
import type { NonFinite } from './nonFinite';
import type { WriteInput } from './parts/partWriter';
import { type OtherWriters, writeInParts } from './parts/writeParts';
import { RecordWriter } from './recordWriter';

/** From this size on a file is written in parts. */
const WORTH_PARTS = 8 << 20;

/**
 * Writes a copy of a file with its numbers scaled as the recipe says. Every other byte is copied as it is:
 * other cells, quotes, spaces around numbers, line ends, blank lines, missing and non-finite cells.
 *
 * @param profile what {@link profileDataset} said of this source with these options
 * @param others more writers, in other threads, for a large file; what is written is the same with any number of them
 * @throws {DataError} when the recipe does not fit the columns, or the file is not what it was
 * @throws {Cancelled}
 */
export async function writeNormalized(
  source: ByteSource,
  options: ReadOptions,
  profile: DatasetProfile,
  recipe: Recipe,
  sink: ByteSink,
  task: Task<ReadProgress>,
  others: OtherWriters = () => [],
): Promise<WriteResult> {
  const scaled: WriteInput['scaled'][number][] = [];
  const scaledColumns: { name: string; method: Recipe['default']['method'] }[] = [];
  const copiedColumns: string[] = [];
  for (const [index, choice] of resolveRecipe(recipe, profile.columns).entries()) {
    const column = profile.columns[index];
    if (!column) continue;
    if (choice.method === 'none' || !column.numeric) {
      copiedColumns.push(column.name);
      continue;
    }
    scaled.push({ index, parameters: fitScaler(choice, column.numeric).parameters });
    scaledColumns.push({ name: column.name, method: choice.method });
  }

  const csv = await openCsv(source, options, task);
  const { significantDigits } = recipe;
  const input = { csv, missingWords: options.missingWords, scaled, significantDigits };
  // Stopping early would lose the rows after the stop: a quote that is never closed is an error here.
  const inParts = source.size >= WORTH_PARTS && !options.stopAtUnterminatedQuote;
  const written = inParts
    ? await writeInParts(source, input, others, sink, task)
    : await writeWhole(source, input, sink, task);
  return { ...written, scaledColumns, copiedColumns };
}

async function writeWhole(
  source: ByteSource,
  { csv, missingWords, scaled, significantDigits }: WriteInput,
  sink: ByteSink,
  task: Task<ReadProgress>,
): Promise<{ rows: number; bytes: number; nonFinite: NonFinite }> {
  const kernel = newKernel(csv, new CellClassifier(missingWords), source.size);
  const columns = scaled.map(({ index, parameters }) => ({ index, scaler: scalerOf(parameters) }));
  const writer = new RecordWriter(columns, kernel, significantDigits);
  let bytes = 0;
  const { rows } = await readRecords(source, csv, kernel, {}, task, async (batch) => {
    for (const piece of writer.write(batch)) {
      bytes += piece.length;
      await sink.write(piece);
    }
  });
  return { rows, bytes, nonFinite: writer.nonFinite };
}
