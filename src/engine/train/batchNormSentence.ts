import { captionNumber } from '../scale/captionNumber';
import { ending, epochCount, rateRange } from './outcomeWords';
import type { RateReport } from './rateReport';
import type { LabReport, VariantReport } from './report';
import type { VariantId } from './variants';

/** Sentences on what Batch Normalization did on top of the z-score and without scaling; empty when there was none. */
export function batchNormDetail(report: LabReport): string {
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
  const epochs = `(${epochCount(median)}${bySeed})`;
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
  const ranges = [b, a].map((window) => (window ? rateRange(window) : 'none'));
  return `It widened the choice of learning rates: ${counts} reached the target (${ranges.join('; ')}).`;
}

function batchNormInsteadOfScaling({ chosen }: VariantReport, plain: VariantReport | undefined): string {
  if (chosen.epochs) {
    return `On unscaled data Batch Norm reached the target in ${epochCount(chosen.epochs.median)}.`;
  }
  const start = `On unscaled data with Batch Norm the network ${ending(chosen)}`;
  return plain?.chosen.epochs ? `${start}: it did not replace input scaling.` : `${start}.`;
}
