import type { ByteSink, ByteSource } from '../byteSource';
import type { OutputFor } from '../convert/output';
import type { ReadProgress } from '../dataset';
import type { ReadOptions } from '../readOptions';
import type { WriteResult } from './writeResult';
import type { FitBasis } from '../fit/fitBasis';
import { fitRecipe } from '../fit/fitRecipe';
import type { FittedTable } from '../fit/fittedTable';
import type { Recipe } from '../recipe';
import { knownColumns } from '../table/knownColumns';
import type { Task } from '../task';
import type { OtherWriters } from './parts/writeParts';
import { writeScaled } from './writeScaled';

/**
 * Fits a recipe to a file and writes a copy of it with its numbers scaled.
 *
 * @param profile what {@link profileDataset} or {@link readFitBasis} said of this source with these options
 * @param others more writers, in other threads, for a large file
 * @param fitSource the file that is fitted on, for a recipe that names another one
 * @param outputFor left out: the copy has the form of the source
 * @throws {DataError} when the recipe does not fit the columns, or the file is not what it was
 * @throws {Cancelled}
 */
export async function writeNormalized(
  source: ByteSource,
  options: ReadOptions,
  profile: FitBasis,
  recipe: Recipe,
  sink: ByteSink,
  task: Task<ReadProgress>,
  others?: OtherWriters,
  fitSource?: ByteSource,
  outputFor?: OutputFor,
): Promise<{ readonly result: WriteResult; readonly fitted: FittedTable }> {
  const reading = knownColumns(options, profile);
  const fitted = await fitRecipe(source, reading, profile, recipe, task, fitSource);
  const { significantDigits } = recipe;
  const scaling = significantDigits === undefined ? {} : { significantDigits };
  const output = outputFor?.(profile, fitted);
  const result = await writeScaled(
    ...([source, reading, fitted, scaling, sink, task, others, output, profile.opened] as const),
  );
  return { result, fitted };
}
