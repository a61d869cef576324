import type { ComponentChildren } from 'preact';
import type { BatchAnswer, ShownBatchAnswer } from '../../src/protocol/datasetApi';
import { LineLink } from '../controls/lineLink';
import { typedNumber } from '../controls/typedNumber';
import { formatCount, formatNumber } from '../format';
import { orNaN, type BatchFormats } from './batchNormFormats';
import { MuB, V, VarianceB, XHat } from './variables';

export interface BatchProps {
  readonly answer: BatchAnswer;
  readonly batch: ShownBatchAnswer;
  readonly formats: BatchFormats;
  /** Place of the marked row. */
  readonly marked: number;
}

interface Line {
  readonly mark: string;
  readonly formula: ComponentChildren;
  readonly filled: string;
  readonly result: string;
  readonly note: ComponentChildren;
}

/** The layer's four formulas, and x̂ in eval mode, with the numbers of the batch and of the marked row. */
export function BatchFormulas(props: BatchProps) {
  const lines = linesOf(props);
  return (
    <div class="bn-formulas" role="table" aria-label="Formulas with the numbers of this batch">
      {lines.map(({ mark, formula, filled, result, note }) => (
        <div key={mark} class="bn-formula" role="row">
          <span class="bn-mark" role="cell">
            {mark}
          </span>
          <span role="cell">{formula}</span>
          <span class="number" role="cell">
            <span class="dim">= {filled} =</span> <b data-result={mark}>{result}</b>
          </span>
          <span class="small dim bn-note" role="cell">
            {note}
          </span>
        </div>
      ))}
    </div>
  );
}

function linesOf({ batch, formats, marked }: BatchProps): Line[] {
  const { steps, size, channels, gamma, beta } = batch;
  const channel = channels[batch.shown];
  if (!channel) return [];
  const at = (values: readonly (number | null)[]) => values[marked] ?? null;
  const times = (value: number | null) => (value === null ? null : value * size);
  const x = orNaN(at(steps.x), formats.x);
  const m = formatCount(size);
  const normalized = orNaN(at(steps.normalized), formats.normalized);
  const line = steps.line[marked] ?? 0;
  return [
    {
      mark: '1',
      formula: (
        <>
          <MuB /> = Σ<V>x</V> ÷ <V>m</V>
        </>
      ),
      filled: `${orNaN(times(channel.mean), formats.x)} ÷ ${m}`,
      result: orNaN(channel.mean, formats.mean),
      note: 'batch mean',
    },
    {
      mark: '2',
      formula: (
        <>
          <VarianceB /> = Σ(<V>x</V> − <MuB />
          )² ÷ <V>m</V>
        </>
      ),
      filled: `${orNaN(times(channel.variance), formats.squared)} ÷ ${m}`,
      result: orNaN(channel.variance, formats.squared),
      note: 'biased variance',
    },
    {
      mark: '3',
      formula: (
        <>
          <XHat /> = (<V>x</V> − <MuB />) ÷ √(
          <VarianceB /> + <V>ε</V>)
        </>
      ),
      filled: `(${x} − ${orNaN(channel.mean, formats.mean)}) ÷ ${orNaN(channel.divisor, formats.mean)}`,
      result: normalized,
      note: <LineLink line={line} />,
    },
    {
      mark: '4',
      formula: (
        <>
          <V>y</V> = <V>γ</V> · <XHat /> + <V>β</V>
        </>
      ),
      filled: `${short(gamma)} × ${normalized} + ${short(beta)}`,
      result: orNaN(at(steps.y), formats.y),
      note: 'γ, β are learned',
    },
    {
      mark: 'E',
      formula: (
        <>
          <XHat /> in eval mode
        </>
      ),
      filled: `(${x} − ${orNaN(channel.runningMean, formats.mean)}) ÷ ${orNaN(channel.evalDivisor, formats.mean)}`,
      result: orNaN(at(steps.evalNormalized), formats.normalized),
      note: 'running statistics',
    },
  ];
}

/** Seven digits: what is set by a demonstration has more. */
function short(value: number): string {
  const rounded = Number(value.toPrecision(7));
  return Math.abs(rounded) < 1e4
    ? typedNumber(rounded)
    : formatNumber(rounded, { decimals: 1, exponential: false });
}
