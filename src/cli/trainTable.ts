import { captionCount, captionCountOf, captionNumber } from '../engine/scale/captionNumber';
import type { RateReport, Spread } from '../engine/train/rateReport';
import { reportExperiment, type VariantReport } from '../engine/train/report';
import { summarise } from '../engine/train/summarySentence';
import { layersText, targetText } from '../engine/train/labWords';
import { VARIANTS } from '../engine/train/variants';
import { aligned, printable, shortNumber } from './aligned';
import type { TrainedLab } from './trainCommand';

const OUTCOMES: Readonly<Record<RateReport['kind'], string>> = {
  reached: 'reached',
  notReached: 'not reached',
  stalled: 'stalled',
  diverged: 'diverged',
};
/** The columns of the table that hold words. */
const WORDS = 2;
/** Columns named of those that are left out. */
const NAMED = 8;

/** What `train` prints for people: what was trained on, a line a variant, stability, and what it means. */
export function trainTable(lab: TrainedLab): string {
  const { experiment, results, stability } = lab;
  const report = reportExperiment(experiment, results);
  const { headline, detail } = summarise(report);
  const isRegression = experiment.data.target.task === 'regression';
  const head = [
    'variant',
    'outcome',
    `epochs to ${captionNumber(report.targetLoss, 3)}`,
    'final loss',
    'best loss',
    ...(isRegression ? ['error', 'R²'] : ['accuracy']),
    ...(report.sweptRates > 0 ? [`rates that work (of ${report.sweptRates})`, 'from', 'to'] : []),
    'condition number',
  ];
  const rows = report.variants.map((one) => variantCells(one, isRegression, report.sweptRates > 0));
  const demonstration = stability.map(({ scaling, conditioning, first, below, above }) => [
    VARIANTS[scaling].label,
    ...[conditioning.largestStableRate, first, below, above].map((value) => shortNumber(value)),
  ]);
  const lines = [...heading(lab), '', ...aligned([head, ...rows], WORDS), '', headline];
  if (detail !== '') lines.push(detail);
  if (demonstration.length > 0) {
    lines.push(
      '',
      `A linear model by gradient descent on all training rows at once, mean squared error after ${captionCount(stability[0]?.steps ?? 0)} steps:`,
      ...aligned(
        [['data', 'largest stable rate', 'at first', '0.99 times', '1.01 times'], ...demonstration],
        1,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

function heading({ profile, table, experiment }: TrainedLab): string[] {
  const { data, rowsRead } = table;
  const { settings, seeds } = experiment;
  const { total, used, incomplete } = data.rows;
  const split = seeds[0]!.split;
  const sampled = used < total - incomplete || rowsRead < total;
  const { optimizer } = settings;
  const lines = [
    `${profile.file}: ${captionCount(used)} of ${captionCountOf(total, 'row')} used${sampled ? ', a random sample' : ''}; ${captionCount(split.training.length)} to train on, ${captionCount(split.validation.length)} to validate`,
    `${printable(data.target.name)}: ${targetText(data.target)}, from ${captionCountOf(data.features.length, 'input')} by ${layersText(experiment)}`,
    `${optimizer.type === 'sgd' ? 'SGD' : 'Adam'}, learning rate ${settings.learningRate}, batches of ${settings.batchSize}, ${captionCountOf(settings.epochs, 'epoch')}, ${captionCountOf(settings.seeds.length, 'seed')}`,
  ];
  if (incomplete > 0) {
    const among = rowsRead < total ? ` of ${captionCount(rowsRead)} read` : '';
    lines.push(`${captionCountOf(incomplete, 'row')}${among} left out: a value is missing or infinite`);
  }
  for (const { name, reason } of data.leftOut.slice(0, NAMED)) {
    lines.push(`left out ${printable(name)}: ${reason}`);
  }
  if (data.leftOut.length > NAMED)
    lines.push(`and ${captionCountOf(data.leftOut.length - NAMED, 'more column')} left out`);
  return lines;
}

function variantCells(
  { variant, chosen, window, conditioning }: VariantReport,
  isRegression: boolean,
  swept: boolean,
): string[] {
  const { epochs, finalLoss, bestLoss, score, error } = chosen;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    VARIANTS[variant].label,
    OUTCOMES[chosen.kind],
    spread(epochs, captionCount),
    spread(finalLoss, shortLoss),
    spread(bestLoss, shortLoss),
    ...(isRegression
      ? [spread(error, (value) => captionNumber(value, 4)), spread(score, (value) => value.toFixed(3))]
      : [spread(score, percent)]),
    ...(swept
      ? [
          String(window?.count ?? 0),
          ...(window ? [window.from, window.to].map((rate) => captionNumber(rate, 2)) : ['–', '–']),
        ]
      : []),
    conditioning ? (Number.isFinite(conditioning.design) ? captionNumber(conditioning.design, 3) : '∞') : '–',
  ];
}

/** The middle seed's; the seeds are in the JSON. */
function spread(found: Spread | undefined, text: (value: number) => string): string {
  return found ? text(found.median) : '–';
}

function shortLoss(loss: number): string {
  return captionNumber(loss, 3);
}
