import { realpath } from 'node:fs/promises';
import type { DatasetProfile, Recipe, ScalerChoice, WriteResult } from '../engine/dataset';
import { DataError } from '../engine/dataError';
import { profileDataset } from '../engine/profile/profileDataset';
import { requireColumns } from '../engine/scale/resolveRecipe';
import { writeNormalized } from '../engine/write/writeNormalized';
import { breathe } from '../files/breathe';
import { withFileTarget } from '../files/withFiles';
import type { NormalizeArguments } from './arguments';
import { withProgressBar } from './progressBar';
import { withInput } from './withInput';

/** `normscope normalize`: writes the scaled copy and says on standard error what it did. */
export async function normalizeCommand(args: NormalizeArguments, signal: AbortSignal): Promise<void> {
  await refuseOverwritingSource(args);
  const { profile, result } = await withProgressBar('normalizing', (onProgress) => {
    const task = { signal, breathe, onProgress };
    return withInput(args.file, signal, async (source, others) => {
      const found = await profileDataset(source, args.reading, task, others);
      const recipe = recipeFor(args, found);
      const written = await withFileTarget(args.output, (sink) =>
        writeNormalized(source, args.reading, found, recipe, sink, task, others),
      );
      return { profile: found, result: written };
    });
  });
  process.stderr.write(report(args.output, profile, result));
}

function recipeFor(args: NormalizeArguments, profile: DatasetProfile): Recipe {
  const named = args.columns ?? args.exclude;
  requireColumns(named, profile.columns);
  const byHand: ScalerChoice = args.columns ? args.choice : { method: 'none' };
  return {
    default: args.columns ? { method: 'none' } : args.choice,
    columns: Object.fromEntries(named.map((name) => [name, byHand])),
    ...(args.significantDigits !== undefined && { significantDigits: args.significantDigits }),
  };
}

async function refuseOverwritingSource({ file, output }: NormalizeArguments): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => undefined);
  const [from, to] = await Promise.all([real(file), real(output)]);
  if (from !== undefined && from === to) {
    throw new DataError('write-failed', 'the output is the file that is read', {
      hint: 'Choose another name after -o.',
    });
  }
}

function report(output: string, profile: DatasetProfile, result: WriteResult): string {
  const scaled = result.scaledColumns.length;
  const copied = result.copiedColumns.length;
  const lines = [
    `wrote ${output}: ${result.rows} rows, ${scaled} columns scaled, ${copied} copied byte for byte`,
  ];
  for (const { name, advice, numeric } of profile.columns) {
    if (numeric && result.copiedColumns.includes(name) && advice.method === 'none') {
      lines.push(`not scaled: ${name}. ${advice.reason}`);
    }
  }
  const { count, lines: where } = result.nonFinite;
  if (count > 0) {
    lines.push(`${count} cells that are not finite were copied as they are (lines ${where.join(', ')})`);
  }
  return `${lines.join('\n')}\n`;
}
