import path from 'node:path';
import type { ByteSource } from '../engine/byteSource';
import { formatOfCopy } from '../engine/convert/formatOfCopy';
import { requireWritable } from '../engine/convert/requireWritable';
import { type FitBasis, momentsSuffice } from '../engine/fit/fitBasis';
import { profileDataset } from '../engine/profile/profileDataset';
import { readFitBasis } from '../engine/profile/readFitBasis';
import type { Recipe, ScalerChoice } from '../engine/recipe';
import { scalerText } from '../engine/saved/scalerFile';
import { requireColumns } from '../engine/scale/requireColumns';
import { writeNormalized } from '../engine/write/writeNormalized';
import { breathe } from '../files/breathe';
import { inCopyForm } from '../files/inCopyForm';
import { outputFor } from '../files/outputFor';
import { withFileTarget } from '../files/withFiles';
import type { NormalizeArguments } from './normalizeArguments';
import { withProgressBar } from './progressBar';
import { readRecipe } from './readRecipe';
import { refuseOverwriting } from './refuseOverwriting';
import { requireKinds } from './requireKinds';
import { withInput, withOtherInput } from './withInput';
import { writeReport } from './writeReport';

/** `normscope normalize`: writes the scaled copy and says on standard error what it did. */
export async function normalizeCommand(args: NormalizeArguments, signal: AbortSignal): Promise<void> {
  const { saveScaler } = args;
  if (saveScaler === undefined) {
    await writeCopy(args, signal);
    return;
  }
  // Opened first: where it cannot be written, no copy is either.
  await withFileTarget(saveScaler, async (sink) => {
    const scaler = await writeCopy(args, signal);
    await sink.write(new TextEncoder().encode(scaler()));
  });
  process.stderr.write(`saved the scaler as ${saveScaler}\n`);
}

/** @returns the text of what was fitted, as it is saved */
async function writeCopy(args: NormalizeArguments, signal: AbortSignal): Promise<() => string> {
  const { file, output, saveScaler, reading } = args;
  const outputs = [output, ...(saveScaler === undefined ? [] : [saveScaler])];
  await refuseOverwriting('file' in args.recipe ? [file, args.recipe.file] : [file], outputs);
  // Not only once all of the file is read.
  requireWritable(path.basename(output), path.basename(file), args.as);
  const saved = 'file' in args.recipe ? await readRecipe(args.recipe.file) : undefined;
  const { profile, recipe, result, fitted } = await withProgressBar('normalizing', (onProgress) => {
    const task = { signal, breathe, onProgress };
    return withInput(file, reading, task, async (source, others, original) => {
      await requireKinds(source, reading);
      const read = momentsSuffice(saved ?? choicesOf(args)) ? readFitBasis : profileDataset;
      const found = await read(source, reading, task, others);
      const complete = withOverrides(saved ?? recipeFor(args, found), args);
      const name = path.basename(output);
      const format = args.as ?? formatOfCopy(name, found);
      const form = await outputFor(format, source, original);
      const write = (fitSource?: ByteSource) =>
        withFileTarget(output, (sink) =>
          inCopyForm(source, name, format !== undefined, sink, async (plain) => {
            const written = await writeNormalized(
              ...([source, reading, found, complete, plain, task, others, fitSource, form] as const),
            );
            return { ...written.result, fitted: written.fitted };
          }),
        );
      if (complete.fit?.rows === 'file') await refuseOverwriting([complete.fit.file], outputs);
      const { fitted: table, ...written } =
        complete.fit?.rows === 'file'
          ? await withOtherInput(complete.fit.file, reading, task, write)
          : await write();
      return { profile: found, recipe: complete, result: written, fitted: table };
    });
  });
  process.stderr.write(writeReport(output, result, profile.columns));
  const { significantDigits } = recipe;
  return () =>
    scalerText({
      source: { file: profile.file, rows: profile.rows },
      table: fitted,
      columnNames: profile.columns.map(({ name }) => name),
      ...(significantDigits !== undefined && { significantDigits }),
    });
}

/** The scalers that the options name, before it is known what columns there are. */
function choicesOf({ recipe }: NormalizeArguments): Pick<Recipe, 'default' | 'columns'> {
  if ('file' in recipe) throw new Error('expected a recipe from options');
  return { default: recipe.choice, columns: {} };
}

function recipeFor({ recipe }: NormalizeArguments, { columns }: FitBasis): Recipe {
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
    return { method: columns.find((column) => column.name === name)?.advice?.method ?? 'none' };
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
