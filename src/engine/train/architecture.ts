import type { LayerSpec } from './layer';

/** The shape of a network with 0 to 2 hidden layers; none is linear, logistic or softmax regression. */
export interface NetworkShape {
  readonly inputs: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly activation: 'relu' | 'tanh';
  readonly outputs: number;
}

/** PyTorch's defaults. */
const BATCH_NORM = { epsilon: 1e-5, momentum: 0.1 };

/**
 * The layers: linear, then with `batchNorm` Batch Normalization, then the activation, for each hidden layer; at the end a
 * linear one. A linear layer before Batch Normalization has no bias, which the mean would take away again.
 *
 * @example
 * layersOf({ inputs: 13, hidden: [32, 32], activation: 'relu', outputs: 3 }, false).length; // 5
 */
export function layersOf(shape: NetworkShape, batchNorm: boolean): LayerSpec[] {
  const layers: LayerSpec[] = [];
  let width = shape.inputs;
  for (const features of shape.hidden) {
    layers.push({ type: 'linear', inputs: width, outputs: features, bias: !batchNorm });
    if (batchNorm) layers.push({ type: 'batchNorm', features, ...BATCH_NORM });
    layers.push({ type: shape.activation, features });
    width = features;
  }
  layers.push({ type: 'linear', inputs: width, outputs: shape.outputs, bias: true });
  return layers;
}
