import { readFileSync } from 'node:fs';

/** A tensor of the fixtures: rows, or rows of channels of positions. */
export type Tensor = readonly number[] | readonly Tensor[];

export interface Step {
  readonly x: Tensor;
  readonly grad_out: Tensor;
  readonly y: Tensor;
  readonly grad_x: Tensor;
  readonly grad_weight: readonly number[] | null;
  readonly grad_bias: readonly number[] | null;
  readonly running_mean?: readonly number[];
  readonly running_var?: readonly number[];
}

export interface TrainStep extends Step {
  readonly batch_mean: readonly number[];
  readonly batch_var: readonly number[];
  readonly exact_batch?: {
    readonly mean: readonly number[];
    readonly var: readonly number[];
    readonly y: Tensor;
  };
}

export interface BatchNormCase {
  readonly id: string;
  readonly params: {
    readonly eps: number;
    readonly momentum: number | null;
    readonly track_running_stats: boolean;
  };
  readonly num_features: number;
  readonly weight: readonly number[] | null;
  readonly bias: readonly number[] | null;
  readonly train: readonly TrainStep[];
  readonly eval: readonly (Step & { readonly after_train_step: number })[];
  readonly error?: { readonly message: string };
}

export interface RowNormCase {
  readonly id: string;
  readonly num_groups?: number;
  readonly eps: number;
  readonly weight: Tensor | null;
  readonly bias: Tensor | null;
  readonly x: Tensor;
  readonly grad_out: Tensor;
  readonly y: Tensor;
  readonly grad_x: Tensor;
  readonly grad_weight: Tensor | null;
  readonly grad_bias: Tensor | null;
  readonly error?: { readonly message: string };
}

export interface KerasCase {
  readonly id: string;
  readonly momentum: number;
  readonly epsilon: number;
  readonly gamma: readonly number[];
  readonly beta: readonly number[];
  readonly train: readonly {
    readonly x: Tensor;
    readonly y: Tensor;
    readonly moving_mean: readonly number[];
    readonly moving_variance: readonly number[];
  }[];
  readonly eval: { readonly x: Tensor; readonly y: Tensor };
}

export const batchNormFixture = JSON.parse(readFileSync('test/fixtures/batchnorm.json', 'utf8')) as {
  readonly batch_norm: readonly BatchNormCase[];
  readonly layer_norm: readonly RowNormCase[];
  readonly group_norm: readonly RowNormCase[];
  readonly keras: readonly KerasCase[];
};

/** All numbers of a tensor, in order. */
export function flat(tensor: Tensor): number[] {
  return tensor.flatMap((entry) => (typeof entry === 'number' ? [entry] : flat(entry)));
}

/** The values of every channel, over all rows and positions. */
export function channelsOf(tensor: Tensor): Float64Array[] {
  const rows = tensor as readonly Tensor[];
  return (rows[0] ?? []).map((_, channel) =>
    Float64Array.from(
      rows.flatMap((row) => {
        const entry = row[channel]!;
        return typeof entry === 'number' ? [entry] : flat(entry);
      }),
    ),
  );
}

/** Every row with all that belongs to it. */
export function rowsOf(tensor: Tensor): Float64Array[] {
  return (tensor as readonly Tensor[]).map((row) => Float64Array.from(flat(row)));
}
