import type { ByteSink, ByteSource } from '../byteSource';
import { openCsv } from '../csv/openCsv';
import { readRecords } from '../csv/readRecords';
import type { DatasetProfile, ReadOptions, ReadProgress, Recipe, WriteResult } from '../dataset';
import { newKernel } from '../kernel/newKernel';
import { fitScaler } from '../scale/fitScaler';
import { resolveRecipe } from '../scale/resolveRecipe';
import { CellClassifier } from '../table/cellClassifier';
import type { Task } from '../task';
import { RecordWriter, type ScaledColumn } from './recordWriter';

/**
 * Writes a copy of a file with its numbers scaled as the recipe says. Every other byte is copied as it is:
 * other cells, quotes, spaces around numbers, line ends, blank lines, missing and non-finite cells.
 *
 * @param profile what {@link profileDataset} said of this source with these options
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
): Promise<WriteResult> {
  const scaled: ScaledColumn[] = [];
  const scaledColumns: { name: string; method: Recipe['default']['method'] }[] = [];
  const copiedColumns: string[] = [];
  for (const [index, choice] of resolveRecipe(recipe, profile.columns).entries()) {
    const column = profile.columns[index];
    if (!column) continue;
    if (choice.method === 'none' || !column.numeric) {
      copiedColumns.push(column.name);
      continue;
    }
    scaled.push({ index, scaler: fitScaler(choice, column.numeric) });
    scaledColumns.push({ name: column.name, method: choice.method });
  }

  const csv = await openCsv(source, options, task);
  const classifier = new CellClassifier(options.missingWords);
  const kernel = newKernel(csv, classifier, source.size);
  const { significantDigits } = recipe;
  const writer = new RecordWriter(
    scaled,
    kernel,
    significantDigits === undefined ? undefined : (value) => Number(value.toPrecision(significantDigits)),
  );
  let bytes = 0;
  // Stopping early would lose the rows after the stop: a quote that is never closed is an error here.
  const { rows } = await readRecords(source, csv, kernel, {}, task, async (batch) => {
    for (const piece of writer.write(batch)) {
      bytes += piece.length;
      await sink.write(piece);
    }
  });
  const { nonFinite } = writer;
  return { rows, bytes, scaledColumns, copiedColumns, nonFinite };
}
