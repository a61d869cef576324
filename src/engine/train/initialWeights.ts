import { randomNumbers } from '../random';
import { parameterCount, type LayerSpec } from './layer';

/** How far from 0 the first weights of a linear layer may be; all schemes draw uniformly. */
export type Initialization = 'pytorch' | 'he' | 'glorot';

/**
 * The bound b of U(−b, b) for the weights of a linear layer.
 *
 * - `pytorch`: 1/√inputs, for the bias too (PyTorch's nn.Linear).
 * - `he`: √(6/inputs), bias 0 (He et al. 2015; kaiming_uniform_ for ReLU).
 * - `glorot`: √(6/(inputs + outputs)), bias 0 (Glorot & Bengio 2010; xavier_uniform_).
 *
 * @example weightBound('pytorch', 4, 8); // 0.5
 */
export function weightBound(scheme: Initialization, inputs: number, outputs: number): number {
  switch (scheme) {
    case 'pytorch':
      return 1 / Math.sqrt(inputs);
    case 'he':
      return Math.sqrt(6 / inputs);
    case 'glorot':
      return Math.sqrt(6 / (inputs + outputs));
  }
}

/**
 * The parameters that training starts from, in the order of {@link Network.parameters}. γ is 1 and β 0. A bias that a
 * layer lacks is drawn all the same: so networks with and without Batch Normalization start from the same weights.
 */
export function initialWeights(
  layers: readonly LayerSpec[],
  scheme: Initialization,
  seed: number,
): Float64Array {
  const random = randomNumbers(seed);
  const weights = new Float64Array(layers.reduce((sum, layer) => sum + parameterCount(layer), 0));
  let at = 0;
  for (const layer of layers) {
    if (layer.type === 'batchNorm') weights.fill(1, at, at + layer.features);
    if (layer.type === 'linear') {
      const bound = weightBound(scheme, layer.inputs, layer.outputs);
      const size = layer.inputs * layer.outputs;
      for (let i = 0; i < size; i++) weights[at + i] = (2 * random() - 1) * bound;
      for (let i = 0; scheme === 'pytorch' && i < layer.outputs; i++) {
        const bias = (2 * random() - 1) * bound;
        if (layer.bias) weights[at + size + i] = bias;
      }
    }
    at += parameterCount(layer);
  }
  return weights;
}
