import type { ByteSource } from '../engine/byteSource';
import type { DatasetProfile } from '../engine/dataset';
import type { ReadOptions } from '../engine/readOptions';
import { copyAsPyTorch } from '../engine/train/copyAsPyTorch';
import { planExperiment, type Experiment, type RunKey } from '../engine/train/experiment';
import { finiteOrNull, labRows } from '../engine/train/labRows';
import { layersText } from '../engine/train/labWords';
import { fitByRecipe } from '../engine/train/fitByRecipe';
import { readLabData, type LabTable } from '../engine/train/readLabData';
import { DEFAULT_ROW_BUDGET } from '../engine/train/rowBudget';
import { reportExperiment, type RunResult } from '../engine/train/report';
import { demonstrateStability, type Stability } from '../engine/train/stability';
import { summarise } from '../engine/train/summarySentence';
import { breathe } from '../files/breathe';
import type { LabPlan, LabProgress, LabRequest, LabResult, LabStability } from '../protocol/lab';
import type { CallContext } from '../protocol/rpc';
import { LabNews } from './labNews';
import { readerCount } from './pool';
import { Rest, trainExperiment } from './trainers';

/** The file that is trained on, as it was profiled. */
export interface LabFile {
  readonly source: ByteSource;
  readonly options: ReadOptions;
  readonly profile: DatasetProfile;
}

/** Of the rows that are used. */
const SEED = 1;

/** The Training lab of one file: trains one experiment at a time, and remembers the last one. */
export class Lab {
  private rest = new Rest();
  private last:
    { readonly file: LabFile; readonly table: LabTable; readonly experiment: Experiment } | undefined;

  async train(
    file: LabFile,
    { choice, settings, recipe, rowBudget = DEFAULT_ROW_BUDGET }: LabRequest,
    { signal, onProgress }: CallContext<LabProgress>,
  ): Promise<LabResult> {
    const task = { signal, breathe };
    const rest = new Rest();
    this.rest = rest;
    const limit = { rowBudget, seed: SEED };
    const table = await readLabData(file.source, file.options, file.profile, choice, limit, task);
    const experiment = await planExperiment(
      table.data,
      settings,
      task,
      recipe && fitByRecipe(recipe, file.profile.columns, task),
    );
    this.last = { file, table, experiment };
    onProgress?.({ plan: planOf(table, experiment), epochs: [], done: 0 });
    const results: RunResult[] = [];
    const rows = () => labRows(reportExperiment(experiment, results));
    const news = new LabNews(settings.learningRate, rows, onProgress);
    await trainExperiment(experiment, readerCount(), {
      signal,
      rest,
      onEpoch: (key, report) => {
        news.addEpoch(key, report);
      },
      onRun: (result) => {
        results.push(result);
        news.addRun(result.key);
      },
    });
    news.flush();
    const stability = await demonstrateStability(experiment, task);
    const summary = summarise(reportExperiment(experiment, results));
    return { rows: rows(), summary, stability: stability.map(stabilityOf) };
  }

  /** Lets the threads rest, or go on. */
  setResting(resting: boolean): void {
    this.rest.set(resting);
  }

  /** A run of the last experiment as a PyTorch script. */
  script(key: RunKey): string {
    if (!this.last) throw new Error('expected an experiment before this call');
    const { file, table, experiment } = this.last;
    return copyAsPyTorch(experiment, key, {
      file: file.profile.file,
      dialect: file.profile.dialect,
      columnNames: file.profile.columns.map(({ name }) => name),
      columnPaths: file.profile.columns.flatMap(({ path }) => (path ? [path] : [])),
      textColumns: table.textColumns,
      missingWords: file.profile.missingWords.map(({ word }) => word),
    });
  }
}

function planOf({ data, rowsRead }: LabTable, experiment: Experiment): LabPlan {
  const { seeds, settings, targetLoss, runs } = experiment;
  const { split, guess } = seeds[0]!;
  return {
    target: data.target,
    features: data.features,
    leftOut: data.leftOut,
    rows: data.rows,
    rowsRead,
    training: split.training.length,
    validation: split.validation.length,
    network: layersText(experiment),
    targetLoss,
    guess,
    settings,
    runs: runs.length,
  };
}

function stabilityOf({ scaling, conditioning, steps, first, below, above }: Stability): LabStability {
  const { design, largestStableRate } = conditioning;
  return {
    scaling,
    condition: finiteOrNull(design),
    largestStableRate,
    steps,
    first,
    below: finiteOrNull(below),
    above: finiteOrNull(above),
  };
}
