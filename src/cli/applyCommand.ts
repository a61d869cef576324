import path from 'node:path';
import { applyScaler, lossyColumns } from '../engine/saved/applyScaler';
import { requireSameFormat } from '../engine/saved/requireSameFormat';
import { parseScaler } from '../engine/saved/scalerFile';
import { breathe } from '../files/breathe';
import { inCopyForm } from '../files/inCopyForm';
import { sameForm } from '../files/outputFor';
import { readText } from '../files/textFile';
import { withFileTarget } from '../files/withFiles';
import type { ApplyArguments } from './arguments';
import { withProgressBar } from './progressBar';
import { refuseOverwriting } from './refuseOverwriting';
import { requireKinds } from './requireKinds';
import { withInput } from './withInput';
import { writeReport } from './writeReport';

/** `normscope apply`: scales a file by saved scalers, or undoes that, and says on standard error what it did. */
export async function applyCommand(args: ApplyArguments, signal: AbortSignal): Promise<void> {
  const { scaler, file, output, inverse, reading } = args;
  await refuseOverwriting([file, scaler], [output]);
  const saved = parseScaler(await readText(scaler), path.basename(scaler));
  const result = await withProgressBar(inverse ? 'undoing' : 'scaling', (onProgress) => {
    const task = { signal, breathe, onProgress };
    return withInput(file, reading, task, async (source, others, original) => {
      await requireKinds(source, reading);
      await requireSameFormat(path.basename(output), source, reading);
      const form = await sameForm(source, original);
      return withFileTarget(output, (sink) =>
        inCopyForm(source, path.basename(output), false, sink, (plain) =>
          applyScaler(source, reading, saved, inverse, plain, task, others, form),
        ),
      );
    });
  });
  process.stderr.write(writeReport(output, { ...result, fitRows: result.rows }));
  const lossy = inverse ? lossyColumns(saved) : [];
  if (lossy.length > 0) {
    process.stderr.write(
      `not all numbers come back where values were clipped or merged: ${lossy.join(', ')}\n`,
    );
  }
}
