import { profileDataset } from '../engine/profile/profileDataset';
import { breathe } from '../files/breathe';
import type { ProfileArguments } from './arguments';
import { profileJson } from './profileJson';
import { profileTable } from './profileTable';
import { withProgressBar } from './progressBar';
import { requireKinds } from './requireKinds';
import { withInput } from './withInput';

/** `normscope profile`: statistics of every column on standard output. */
export async function profileCommand(args: ProfileArguments, signal: AbortSignal): Promise<void> {
  const profile = await withProgressBar('reading', (onProgress) =>
    withInput(
      args.file,
      signal,
      async (source, others) => {
        await requireKinds(source, args.reading);
        return profileDataset(source, args.reading, { signal, breathe, onProgress }, others);
      },
      onProgress,
    ),
  );
  process.stdout.write(
    args.json ? `${JSON.stringify(profileJson(profile), null, 2)}\n` : profileTable(profile),
  );
}
