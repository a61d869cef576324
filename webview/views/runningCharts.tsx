import type { BatchAnswer, MaybeNumber, ShownBatchAnswer } from '../../src/protocol/datasetApi';
import { formatCount, formatFixed, formatNumber, numberFormat, type NumberFormat } from '../format';
import { useInspector } from '../state/inspector';
import { orNaN } from './batchNormFormats';
import { RunningChart } from './runningChart';
import { VarianceB } from './variables';

interface Props {
  readonly answer: BatchAnswer;
  readonly batch: ShownBatchAnswer;
}

/** How the running statistics approach those of the whole column, up to the batch on screen. */
export function RunningCharts({ answer, batch }: Props) {
  const { batchNorm } = useInspector();
  const { rule, batchSize } = batchNorm.settings.value;
  const { population, plan } = answer;
  const { trace, learned, channels, shown } = batch;
  const name = channels[shown]?.name ?? '';
  const torch = rule.library === 'pytorch';
  const variance = (torch ? population.sampleVariance : population.variance) ?? population.variance;
  const inMean = numberFormat(population.std, population.mean);
  const inVariance = numberFormat(population.variance / 10, variance);
  const shared = { batches: trace.batch, total: plan.total, perEpoch: plan.perEpoch };
  const settles =
    population.sampleVariance === null ? null : (population.sampleVariance * (batchSize - 1)) / batchSize;
  const labelOf = (what: string, line: readonly MaybeNumber[], truth: number, format: NumberFormat) =>
    `Running ${what} of ${name} after batch ${formatCount(answer.batch)}: ${orNaN(line.at(-1), format)}; of all rows ${formatNumber(truth, format)}`;
  return (
    <section aria-label="Running mean and variance">
      <p class="bn-caption">
        <b>Running mean and variance</b>
        <span class="dim small">
          weight learned {formatFixed(learned * 100, 1)} %
          <i class="ring-key" />{' '}
          {trace.every === 1 ? 'each batch' : `one in ${formatCount(trace.every)} batches`}
          <i class="dash-key" /> all rows
        </span>
      </p>
      <RunningChart
        {...shared}
        label={labelOf('mean', trace.runningMean, population.mean, inMean)}
        start={0}
        points={trace.mean}
        line={trace.runningMean}
        truth={population.mean}
        format={inMean}
      />
      <RunningChart
        {...shared}
        label={labelOf('variance', trace.runningVariance, variance, inVariance)}
        start={1}
        points={trace.taken}
        line={trace.runningVariance}
        truth={variance}
        format={inVariance}
        last
      />
      <p class="small dim">
        {torch ? (
          <>
            PyTorch takes over the unbiased variance of each batch (divisor m − 1), which on average is that
            of all rows (divisor n − 1).
          </>
        ) : (
          <>
            Keras takes over the biased <VarianceB />, which on average is smaller than the variance of all
            rows: here it settles near {orNaN(settles, inVariance)}.
          </>
        )}
      </p>
    </section>
  );
}
