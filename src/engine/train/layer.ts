/** What a layer computes and its sizes; the architecture of a network is a list of these. */
export type LayerSpec =
  | { readonly type: 'linear'; readonly inputs: number; readonly outputs: number; readonly bias: boolean }
  | {
      readonly type: 'batchNorm';
      readonly features: number;
      /** Added to the variance. */
      readonly epsilon: number;
      /** The weight of the newest batch in the running statistics (PyTorch's convention). */
      readonly momentum: number;
    }
  | { readonly type: 'relu' | 'tanh'; readonly features: number };

/** Trainable numbers of a layer, and the gradient of the loss by each after a backward pass. */
export interface Parameter {
  readonly name: 'weight' | 'bias';
  readonly values: Float64Array;
  readonly gradient: Float64Array;
}

/**
 * One layer of a network. Batches are row-major, rows × features, in flat arrays that may be longer than the batch.
 * What `forward` and `backward` return belongs to the layer and holds until the next call; nothing is allocated then.
 */
export interface Layer {
  readonly parameters: readonly Parameter[];
  /** @param training whether batch statistics are used and running ones updated */
  forward(input: Float64Array, rows: number, training: boolean): Float64Array;
  /**
   * Fills the gradients of the parameters from that of the output, for the latest training batch.
   * @param input what `forward` was given
   * @param wanted whether the gradient of the input is wanted; the first layer's is not
   * @returns the gradient by the input; meaningless where it was not wanted
   */
  backward(input: Float64Array, outputGradient: Float64Array, rows: number, wanted: boolean): Float64Array;
}

/** How many numbers of each row come out of the layer. */
export function outputWidth(spec: LayerSpec): number {
  return spec.type === 'linear' ? spec.outputs : spec.features;
}

/** How many trainable numbers the layer has. */
export function parameterCount(spec: LayerSpec): number {
  switch (spec.type) {
    case 'linear':
      return spec.outputs * (spec.inputs + (spec.bias ? 1 : 0));
    case 'batchNorm':
      return 2 * spec.features;
    case 'relu':
    case 'tanh':
      return 0;
  }
}
