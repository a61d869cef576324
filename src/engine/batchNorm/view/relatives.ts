import { Moments } from '../../stats/moments';
import { groupNorm } from '../groupNorm';
import { layerNorm } from '../layerNorm';
import { rmsNorm } from '../rmsNorm';
import type { SimulatedBatch } from '../simulate';
import { maybe, type MaybeNumber } from './maybeNumber';

/** Rows that take part, of a larger batch the first ones: about two milliseconds, so that a slider stays quick. */
const MOST_ROWS = 128;
/** Rows whose values are listed. */
const LISTED_ROWS = 8;

export type NormMethod = 'batch' | 'layer' | 'group' | 'rms';

/** Batch Normalization and its relatives on the same rows. */
export interface RelativesAnswer {
  /** Rows that the statistics are of: the first ones of the batch. */
  readonly rows: number;
  /** Of the columns, in Group Normalization. */
  readonly groups: number;
  readonly methods: readonly RelativeAnswer[];
  /**
   * What each column has of the squares of x̂ within a row after Layer Normalization, on average over the rows: of what
   * it makes differ within a row. Together 1; null where no row has a variance.
   */
  readonly shares: readonly MaybeNumber[];
}

/** What one of them makes of the rows: x̂, before γ and β. */
export interface RelativeAnswer {
  readonly method: NormMethod;
  /** Of the first rows, row by row. */
  readonly normalized: readonly (readonly MaybeNumber[])[];
  /** Of each column over the rows. */
  readonly columns: readonly Spread[];
  /** Of each listed row over its columns. */
  readonly listed: readonly Spread[];
}

/** Mean and standard deviation, divisor n. */
export interface Spread {
  readonly mean: MaybeNumber;
  readonly std: MaybeNumber;
}

/**
 * Normalizes the rows of a batch by Batch, Layer, Group and RMS Normalization, all with the same ε.
 *
 * @param groups a divisor of the number of columns
 * @param epsilon ε > 0
 * @throws {DataError} `invalid-batch-norm` unless the groups divide the columns evenly
 * @example // Rows 1, 30 and 3, 10: by batch −1, 1 and 1, −1; by layer −1, 1 and −1, 1; all times 1 − about ε.
 */
export function relativesOf(
  { channels }: Pick<SimulatedBatch, 'channels'>,
  groups: number,
  epsilon: number,
): RelativesAnswer {
  const size = channels[0]?.x.length ?? 0;
  const count = Math.min(size, MOST_ROWS);
  const rowsOf = (pick: (channel: SimulatedBatch['channels'][number]) => Float64Array) =>
    Array.from({ length: count }, (_, row) => Float64Array.from(channels, (channel) => pick(channel)[row]!));
  const rows = rowsOf(({ x }) => x);
  const one = new Float64Array(channels.length).fill(1);
  const unit = { gamma: one, beta: new Float64Array(channels.length) };
  const byRow = (normalize: (row: Float64Array) => { readonly normalized: Float64Array }) =>
    rows.map((row) => normalize(row).normalized);
  const layer = byRow((row) => layerNorm(row, unit, epsilon));
  return {
    rows: count,
    groups,
    methods: [
      answerOf(
        'batch',
        rowsOf(({ normalized }) => normalized),
      ),
      answerOf('layer', layer),
      answerOf(
        'group',
        byRow((row) => groupNorm(row, groups, unit, epsilon)),
      ),
      answerOf(
        'rms',
        byRow((row) => rmsNorm(row, one, epsilon)),
      ),
    ],
    shares: sharesOf(layer, channels.length),
  };
}

function answerOf(method: NormMethod, rows: readonly Float64Array[]): RelativeAnswer {
  const width = rows[0]?.length ?? 0;
  const listed = rows.slice(0, LISTED_ROWS);
  return {
    method,
    normalized: listed.map((row) => Array.from(row, maybe)),
    columns: Array.from({ length: width }, (_, c) => spreadOf(Float64Array.from(rows, (row) => row[c]!))),
    listed: listed.map(spreadOf),
  };
}

function spreadOf(values: Float64Array): Spread {
  if (values.some((value) => !Number.isFinite(value))) return { mean: null, std: null };
  const { mean, std } = Moments.ofFinite(values);
  return { mean, std };
}

/** Rows without a variance, or without a number, say nothing. */
function sharesOf(rows: readonly Float64Array[], width: number): MaybeNumber[] {
  const shares = new Float64Array(width);
  let counted = 0;
  for (const row of rows) {
    const squares = row.reduce((sum, value) => sum + value * value, 0);
    if (!(squares > 0)) continue;
    counted++;
    row.forEach((value, c) => (shares[c]! += (value * value) / squares));
  }
  return Array.from(shares, (share) => maybe(share / counted));
}
