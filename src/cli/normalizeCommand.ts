import path from 'node:path';
import { formatOfCopy } from '../engine/convert/formatOfCopy';
import type { DatasetProfile, WriteResult } from '../engine/dataset';
import type { FittedTable } from '../engine/fit/fittedTable';
import { profileDataset } from '../engine/profile/profileDataset';
import type { FitScope, Recipe, ScalerChoice } from '../engine/recipe';
import { parseRecipe } from '../engine/saved/recipeFile';
import { scalerText } from '../engine/saved/scalerFile';
import { requireColumns } from '../engine/scale/requireColumns';
import { writeNormalized } from '../engine/write/writeNormalized';
import { breathe } from '../files/breathe';
import { outputFor } from '../files/outputFor';
import { readText, writeText } from '../files/textFile';
import { withDataFile } from '../files/withDataFile';
import { withFileTarget } from '../files/withFiles';
import type { NormalizeArguments } from './normalizeArguments';
import { withProgressBar } from './progressBar';
import { refuseOverwriting } from './refuseOverwriting';
import { requireKinds } from './requireKinds';
import { withInput } from './withInput';
import { writeReport } from './writeReport';

/** `normscope normalize`: writes the scaled copy and says on standard error what it did. */
export async function normalizeCommand(args: NormalizeArguments, signal: AbortSignal): Promise<void> {
  const { file, output, saveScaler, reading } = args;
  const outputs = [output, ...(saveScaler === undefined ? [] : [saveScaler])];
  await refuseOverwriting([file], outputs);
  const saved = 'file' in args.recipe ? await readRecipe(args.recipe.file) : undefined;
  const { profile, recipe, result, fitted } = await withProgressBar('normalizing', (onProgress) => {
    const task = { signal, breathe, onProgress };
    const use: Parameters<typeof withInput<Written>>[2] = async (source, others, original) => {
      await requireKinds(source, reading);
      const found = await profileDataset(source, reading, task, others);
      const complete = withOverrides(saved ?? recipeFor(args, found), args);
      const format = args.as ?? formatOfCopy(path.basename(output), found);
      const form = await outputFor(format, source, original);
      const write = (fitSource?: Parameters<typeof writeNormalized>[7]) =>
        withFileTarget(output, (sink) =>
          writeNormalized(source, reading, found, complete, sink, task, others, fitSource, form),
        );
      const written =
        complete.fit?.rows === 'file' ? await withDataFile(complete.fit.file, task, write) : await write();
      return { profile: found, recipe: complete, ...written };
    };
    return withInput(file, signal, use, onProgress);
  });
  process.stderr.write(writeReport(output, result, profile.columns));
  if (saveScaler === undefined) return;
  const { significantDigits } = recipe;
  const text = scalerText({
    source: { file: profile.file, rows: profile.rows },
    table: fitted,
    columnNames: profile.columns.map(({ name }) => name),
    ...(significantDigits !== undefined && { significantDigits }),
  });
  await writeText(saveScaler, text);
  process.stderr.write(`saved the scaler as ${saveScaler}\n`);
}

/** What was written, and by which numbers. */
interface Written {
  readonly profile: DatasetProfile;
  readonly recipe: Recipe;
  readonly result: WriteResult;
  readonly fitted: FittedTable;
}

async function readRecipe(file: string): Promise<Recipe> {
  const { recipe } = parseRecipe(await readText(file), path.basename(file));
  const { fit } = recipe;
  return fit?.rows === 'file' ? { ...recipe, fit: besideRecipe(fit, file) } : recipe;
}

/** A file named in a recipe is looked for from where the recipe is. */
function besideRecipe(fit: FitScope & { readonly rows: 'file' }, recipe: string): FitScope {
  return { ...fit, file: path.resolve(path.dirname(recipe), fit.file) };
}

function recipeFor({ recipe }: NormalizeArguments, { columns }: DatasetProfile): Recipe {
  if ('file' in recipe) throw new Error('expected a recipe from options');
  const { choice, columns: only, exclude } = recipe;
  const named = only ?? exclude;
  requireColumns(
    named,
    columns.map(({ name }) => name),
  );
  const choiceOf = (name: string): ScalerChoice => {
    if (!only) return { method: 'none' };
    if (choice.method !== 'advice') return choice;
    return { method: columns.find((column) => column.name === name)?.advice.method ?? 'none' };
  };
  return {
    default: only ? { method: 'none' } : choice,
    columns: Object.fromEntries(named.map((name) => [name, choiceOf(name)])),
  };
}

function withOverrides(recipe: Recipe, { fit, nonFinite, significantDigits }: NormalizeArguments): Recipe {
  return {
    ...recipe,
    ...(fit && { fit }),
    ...(nonFinite && { nonFinite }),
    ...(significantDigits !== undefined && { significantDigits }),
  };
}
