import { captionNumber } from '../scale/captionNumber';
import { ending, epochCount, medianEpochs, rateRange } from './outcomeWords';
import type { LabReport, VariantReport } from './report';
import { batchNormDetail } from './batchNormSentence';
import { VARIANTS, type VariantId } from './variants';

/** What an experiment found, in words. */
export interface LabSummary {
  /** Whether scaling helped: one sentence, or two. */
  readonly headline: string;
  /** Sentences about Batch Normalization; empty when no variant had it. */
  readonly detail: string;
}

/** A gain of at most this many epochs, or this factor, is small. Rules of thumb. */
const FEW_EPOCHS = 5;
const SMALL_FACTOR = 1.25;

/** Variants that scale, without Batch Normalization. */
const SCALED: readonly VariantId[] = ['recipe', 'zscore', 'minmax'];

/**
 * Says what the numbers of a report say, also when scaling gained nothing or did harm.
 * @example
 * summarise(report).headline;
 * // 'z-score reached the target loss in 10 epochs, min-max in 31; on unscaled data the network stalled at the loss of
 * // guessing.'
 */
export function summarise(report: LabReport): LabSummary {
  return { headline: headlineOf(report), detail: batchNormDetail(report) };
}

function headlineOf({ variants, targetLoss, epochs, commonRange }: LabReport): string {
  const raw = variants.find(({ variant }) => variant === 'raw');
  const scaled = variants.filter(({ variant }) => SCALED.includes(variant));
  const reached = scaled
    .filter(({ chosen }) => chosen.epochs)
    .sort((a, b) => medianEpochs(a) - medianEpochs(b));
  const [best] = reached;
  if (!best) {
    if (raw?.chosen.epochs) return onlyUnscaled(raw, scaled);
    const endings = variants.map((one) => `${VARIANTS[one.variant].label} ${ending(one.chosen)}`);
    const target = `the target loss of ${captionNumber(targetLoss, 2)} in ${epochCount(epochs)}`;
    return capitalise(`no variant reached ${target} with every seed: ${endings.join(', ')}.`);
  }
  const list = reached
    .map((one, i) =>
      i === 0
        ? `${VARIANTS[one.variant].label} reached the target loss in ${epochCount(medianEpochs(one))}`
        : `${VARIANTS[one.variant].label} in ${captionNumber(medianEpochs(one))}`,
    )
    .join(', ');
  if (!raw) return capitalise(`${list}.`);
  if (!raw.chosen.epochs) {
    const elsewhere = raw.window ? `, but reached it at ${rateRange(raw.window)}` : '';
    return capitalise(`${list}; on unscaled data the network ${ending(raw.chosen)}${elsewhere}.`);
  }
  return compareWithRaw(medianEpochs(raw), best, list, commonRange);
}

function compareWithRaw(
  raw: number,
  best: VariantReport,
  list: string,
  range: LabReport['commonRange'],
): string {
  const scaled = medianEpochs(best);
  const { label } = VARIANTS[best.variant];
  const both = `${epochCount(raw)} unscaled, ${captionNumber(scaled)} with ${label}`;
  const why = range
    ? ` The columns already share one range (${captionNumber(range.min, 4)} to ${captionNumber(range.max, 4)}).`
    : '';
  if (scaled >= raw) return `Scaling gained nothing here: ${both}.${why}`;
  if (raw - scaled <= FEW_EPOCHS || raw <= SMALL_FACTOR * scaled) {
    return `Scaling changed little here: ${both}.${why}`;
  }
  return capitalise(`${list}; on unscaled data it took ${captionNumber(raw)}.`);
}

function onlyUnscaled(raw: VariantReport, scaled: readonly VariantReport[]): string {
  const start = `Unscaled data reached the target loss in ${epochCount(medianEpochs(raw))}`;
  if (scaled.length === 0) return `${start}.`;
  const others = scaled.map((one) => `with ${VARIANTS[one.variant].label} the network ${ending(one.chosen)}`);
  return `Scaling did harm here: ${start[0]!.toLowerCase()}${start.slice(1)}; ${others.join(', ')}.`;
}

function capitalise(sentence: string): string {
  // The names of scalers are written small, as everywhere in the product.
  return /^(z-score|min-max)/.test(sentence) ? sentence : sentence[0]!.toUpperCase() + sentence.slice(1);
}
