import { readFileSync } from 'node:fs';
import type { LayerSpec } from '../../../src/engine/train/layer';
import type { LossName } from '../../../src/engine/train/losses';
import type { OptimizerSpec } from '../../../src/engine/train/optimizer';

type Nested = number | readonly Nested[];

type EncodedLayer =
  | { readonly type: 'linear'; readonly in: number; readonly out: number; readonly bias: boolean }
  | { readonly type: 'batchnorm'; readonly features: number; readonly eps: number; readonly momentum: number }
  | { readonly type: 'relu' | 'tanh' };

type EncodedOptimizer =
  | { readonly type: 'sgd'; readonly lr: number; readonly momentum: number }
  | {
      readonly type: 'adam';
      readonly lr: number;
      readonly betas: readonly [number, number];
      readonly eps: number;
    };

/** By `<layer index>.<name>`, as PyTorch's state dictionary. */
export type Tensors = Readonly<Record<string, Nested>>;

/** One training run that PyTorch did. */
export interface MlpRun {
  readonly id: string;
  readonly dataset: string;
  readonly loss: 'mse' | 'bce_with_logits' | 'cross_entropy';
  readonly layers: readonly EncodedLayer[];
  readonly optimizer: EncodedOptimizer;
  readonly init: Tensors;
  readonly batches: 'full' | readonly (readonly number[])[];
  readonly n_steps: number;
  readonly losses: readonly number[];
  readonly grad_norms: readonly number[];
  readonly first_gradients: Tensors;
  readonly weights_after: Readonly<Record<'1', Tensors>>;
  readonly final: Tensors;
  readonly buffers: Tensors;
  readonly eval_loss: number;
  readonly eval_output: Nested;
  readonly eval_probability?: Nested;
}

export interface MlpFixture {
  readonly datasets: Readonly<Record<string, { readonly X: number[][]; readonly y: Nested }>>;
  readonly runs: readonly MlpRun[];
}

export function readMlpFixture(): MlpFixture {
  return JSON.parse(readFileSync('test/fixtures/mlp.json', 'utf8')) as MlpFixture;
}

export function flatten(nested: Nested): number[] {
  return typeof nested === 'number' ? [nested] : nested.flatMap(flatten);
}

export const LOSS_NAMES: Readonly<Record<MlpRun['loss'], LossName>> = {
  mse: 'mse',
  bce_with_logits: 'bceWithLogits',
  cross_entropy: 'crossEntropy',
};

/** @param inputs columns of the data */
export function layerSpecs(layers: readonly EncodedLayer[], inputs: number): LayerSpec[] {
  let width = inputs;
  return layers.map((layer): LayerSpec => {
    switch (layer.type) {
      case 'linear':
        width = layer.out;
        return { type: 'linear', inputs: layer.in, outputs: layer.out, bias: layer.bias };
      case 'batchnorm':
        return {
          type: 'batchNorm',
          features: layer.features,
          epsilon: layer.eps,
          momentum: layer.momentum,
        };
      case 'relu':
      case 'tanh':
        return { type: layer.type, features: width };
    }
  });
}

export function optimizerSpec(encoded: EncodedOptimizer): OptimizerSpec {
  if (encoded.type === 'sgd') return { type: 'sgd', momentum: encoded.momentum };
  const [beta1, beta2] = encoded.betas;
  return { type: 'adam', beta1, beta2, epsilon: encoded.eps };
}
