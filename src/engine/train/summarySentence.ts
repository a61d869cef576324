import { captionNumber } from '../scale/captionNumber';
import type { LabReport, RateReport, VariantReport } from './report';
import { VARIANTS, type VariantId } from './variants';

/** What an experiment found, in words. */
export interface LabSummary {
  /** One sentence: whether scaling helped. */
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
  return { headline: headlineOf(report), detail: detailOf(report) };
}

function headlineOf({ variants, targetLoss, epochs }: LabReport): string {
  const raw = variants.find(({ variant }) => variant === 'raw');
  const scaled = variants.filter(({ variant }) => SCALED.includes(variant));
  const reached = scaled.filter(({ chosen }) => chosen.epochs).sort((a, b) => epochsOf(a) - epochsOf(b));
  const [best] = reached;
  if (!best) {
    if (raw?.chosen.epochs) return onlyUnscaled(raw, scaled);
    const endings = variants.map((one) => `${VARIANTS[one.variant].label} ${ending(one.chosen)}`);
    const target = `the target loss of ${captionNumber(targetLoss, 2)} in ${countOf(epochs)}`;
    return capitalise(`no variant reached ${target} with every seed: ${endings.join(', ')}.`);
  }
  const list = reached
    .map((one, i) =>
      i === 0
        ? `${VARIANTS[one.variant].label} reached the target loss in ${countOf(epochsOf(one))}`
        : `${VARIANTS[one.variant].label} in ${captionNumber(epochsOf(one))}`,
    )
    .join(', ');
  if (!raw) return capitalise(`${list}.`);
  if (!raw.chosen.epochs) {
    return capitalise(`${list}; on unscaled data the network ${ending(raw.chosen)}.`);
  }
  return compareWithRaw(epochsOf(raw), best, list);
}

function compareWithRaw(raw: number, best: VariantReport, list: string): string {
  const scaled = epochsOf(best);
  const { label } = VARIANTS[best.variant];
  const both = `${countOf(raw)} unscaled, ${captionNumber(scaled)} with ${label}`;
  if (scaled >= raw) return `Scaling gained nothing here: ${both}.`;
  if (raw - scaled <= FEW_EPOCHS || raw <= SMALL_FACTOR * scaled) {
    return `Scaling changed little here: ${both}.`;
  }
  return capitalise(`${list}; on unscaled data it took ${captionNumber(raw)}.`);
}

function onlyUnscaled(raw: VariantReport, scaled: readonly VariantReport[]): string {
  const start = `Unscaled data reached the target loss in ${countOf(epochsOf(raw))}`;
  if (scaled.length === 0) return `${start}.`;
  const others = scaled.map((one) => `with ${VARIANTS[one.variant].label} the network ${ending(one.chosen)}`);
  return `Scaling did harm here: ${start[0]!.toLowerCase()}${start.slice(1)}; ${others.join(', ')}.`;
}

function detailOf(report: LabReport): string {
  const find = (id: VariantId) => report.variants.find(({ variant }) => variant === id);
  const [plain, normalized, raw] = [find('zscore'), find('zscore+bn'), find('raw+bn')];
  const sentences: string[] = [];
  if (plain && normalized) {
    sentences.push(speedOfBatchNorm(plain.chosen, normalized.chosen));
    if (report.sweptRates > 0) sentences.push(windowOfBatchNorm(plain, normalized, report.sweptRates));
  }
  if (raw) sentences.push(batchNormInsteadOfScaling(raw, plain));
  return sentences.join(' ');
}

function speedOfBatchNorm(plain: RateReport, normalized: RateReport): string {
  const rate = captionNumber(plain.learningRate, 2);
  if (!normalized.epochs) return `With Batch Norm on top, at ${rate}, the network ${ending(normalized)}.`;
  const { median, min, max } = normalized.epochs;
  const bySeed = min === max ? '' : `, ${captionNumber(min)} to ${captionNumber(max)} by seed`;
  const epochs = `(${countOf(median)}${bySeed})`;
  if (!plain.epochs) return `With Batch Norm on top the network reached it at ${rate} ${epochs}.`;
  const gain = plain.epochs.median - median;
  const how = gain > 0 ? 'faster' : gain === 0 ? 'as fast' : 'slower';
  const than = gain === 0 ? 'as' : 'than';
  return `Batch Norm on top was ${how} at ${rate} ${epochs} ${than} z-score alone (${captionNumber(plain.epochs.median)}).`;
}

function windowOfBatchNorm(plain: VariantReport, normalized: VariantReport, swept: number): string {
  const [a, b] = [plain.window, normalized.window];
  const [alone, withIt] = [a?.count ?? 0, b?.count ?? 0];
  const counts = `${withIt} of ${swept} learning rates with it, ${alone} without`;
  if (withIt <= alone) {
    return `It did not widen the choice of learning rates: ${counts} reached the target.`;
  }
  const ranges = [b, a].map((window) =>
    window ? `${captionNumber(window.from, 2)} to ${captionNumber(window.to, 2)}` : 'none',
  );
  return `It widened the choice of learning rates: ${counts} reached the target (${ranges.join('; ')}).`;
}

function batchNormInsteadOfScaling({ chosen }: VariantReport, plain: VariantReport | undefined): string {
  if (chosen.epochs) {
    return `On unscaled data Batch Norm reached the target in ${countOf(chosen.epochs.median)}.`;
  }
  const start = `On unscaled data with Batch Norm the network ${ending(chosen)}`;
  return plain?.chosen.epochs ? `${start}: it did not replace input scaling.` : `${start}.`;
}

/** What a network did that did not reach the target with every seed; follows its name. */
function ending({ kind, outcomes, finalLoss }: RateReport): string {
  switch (kind) {
    case 'diverged':
      return 'diverged';
    case 'stalled':
      return 'stalled at the loss of guessing';
    case 'reached':
      return 'reached it';
    case 'notReached': {
      const reached = outcomes.filter((outcome) => outcome.kind === 'reached').length;
      if (reached > 0) return `reached it with ${reached} of ${outcomes.length} seeds`;
      return finalLoss ? `came to ${captionNumber(finalLoss.median, 2)}` : 'did not reach it';
    }
  }
}

/** Only of variants that reached the target. */
function epochsOf({ chosen }: VariantReport): number {
  return chosen.epochs?.median ?? Infinity;
}

function countOf(epochs: number): string {
  return `${captionNumber(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}

function capitalise(sentence: string): string {
  // The names of scalers are written small, as everywhere in the product.
  return /^(z-score|min-max)/.test(sentence) ? sentence : sentence[0]!.toUpperCase() + sentence.slice(1);
}
