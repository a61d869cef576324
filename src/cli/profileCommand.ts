import { profileDataset } from '../engine/profile/profileDataset';
import { breathe } from '../files/breathe';
import type { ProfileArguments } from './arguments';
import { print } from './print';
import { profileJson } from './profileJson';
import { profileTable } from './profileTable';
import { withProgressBar } from './progressBar';
import { requireKinds } from './requireKinds';
import { withInput } from './withInput';

/** `normscope profile`: statistics of every column on standard output. */
export async function profileCommand(args: ProfileArguments, signal: AbortSignal): Promise<void> {
  const profile = await withProgressBar('reading', (onProgress) => {
    const task = { signal, breathe, onProgress };
    return withInput(args.file, args.reading, task, async (source, others) => {
      await requireKinds(source, args.reading);
      return profileDataset(source, args.reading, task, others);
    });
  });
  await print(args.json ? profileJson(profile) : [profileTable(profile)]);
}
