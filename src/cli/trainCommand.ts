import type { DatasetProfile } from '../engine/dataset';
import { profileDataset } from '../engine/profile/profileDataset';
import { planExperiment, type Experiment } from '../engine/train/experiment';
import { fitByRecipe } from '../engine/train/fitByRecipe';
import { readLabData, type LabTable } from '../engine/train/readLabData';
import type { RunResult } from '../engine/train/report';
import { demonstrateStability, type Stability } from '../engine/train/stability';
import { breathe } from '../files/breathe';
import { readerCount } from '../worker/pool';
import { trainExperiment } from '../worker/trainers';
import { print } from './print';
import { readRecipe } from './readRecipe';
import { withProgressBar } from './progressBar';
import type { TrainArguments } from './trainArguments';
import { trainJson } from './trainJson';
import { trainTable } from './trainTable';
import { requireKinds } from './requireKinds';
import { withInput } from './withInput';

/** What `train` has to tell. */
export interface TrainedLab {
  readonly profile: DatasetProfile;
  readonly table: LabTable;
  readonly experiment: Experiment;
  readonly results: readonly RunResult[];
  readonly stability: readonly Stability[];
}

/** Of the rows that are used. */
const SEED = 1;

/** `normscope train`: trains a small network on the columns of a file, scaled and unscaled, on standard output. */
export async function trainCommand(args: TrainArguments, signal: AbortSignal): Promise<void> {
  const recipe = args.recipe === undefined ? undefined : await readRecipe(args.recipe);
  const { profile, table } = await withProgressBar('reading', (onProgress) => {
    const task = { signal, breathe, onProgress };
    return withInput(args.file, args.reading, task, async (source, others) => {
      await requireKinds(source, args.reading);
      const found = await profileDataset(source, args.reading, task, others);
      const limit = { rowBudget: args.rowBudget, seed: SEED };
      return {
        profile: found,
        table: await readLabData(source, args.reading, found, args.choice, limit, task),
      };
    });
  });
  const task = { signal, breathe };
  const fit = recipe && fitByRecipe(recipe, profile.columns, task);
  const experiment = await planExperiment(table.data, args.settings, task, fit);
  const results = await withProgressBar(
    'training',
    (show) => {
      let rows = 0;
      const bytesTotal = experiment.runs.length;
      return trainExperiment(experiment, readerCount(), {
        signal,
        onRun: () => {
          show({ rows: ++rows, bytesRead: rows, bytesTotal });
        },
      });
    },
    'runs',
  );
  const stability = await demonstrateStability(experiment, { signal, breathe });
  const lab: TrainedLab = { profile, table, experiment, results, stability };
  await print([args.json ? `${JSON.stringify(trainJson(lab), null, 2)}\n` : trainTable(lab)]);
}
