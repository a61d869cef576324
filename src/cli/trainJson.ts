import { reportExperiment } from '../engine/train/report';
import { summarise } from '../engine/train/summarySentence';
import type { TrainedLab } from './trainCommand';

/**
 * The document `train --json` prints: what was trained on, and every epoch of every run. Numbers that are not finite,
 * such as losses of a training that diverged, are null.
 */
export function trainJson({ profile, table, experiment, results, stability }: TrainedLab) {
  const { data, settings, loss, outputs, targetLoss, seeds } = experiment;
  const report = reportExperiment(experiment, results);
  const { variants, guess, commonRange } = report;
  const { headline, detail } = summarise(report);
  return {
    file: profile.file,
    rows: { ...data.rows, read: table.rowsRead },
    target: data.target,
    features: data.features,
    leftOut: data.leftOut,
    settings,
    loss,
    outputs,
    targetLoss,
    guess,
    ...(commonRange && { commonRange }),
    splits: seeds.map(({ seed, split }) => ({
      seed,
      training: split.training.length,
      validation: split.validation.length,
    })),
    summary: { headline, detail },
    variants,
    stability,
    runs: results.map(({ key, reports }) => ({
      ...key,
      trainingLoss: reports.map((report) => report.trainingLoss),
      validationLoss: reports.map((report) => report.validationLoss),
      score: reports.map((report) => report.score),
    })),
  };
}
