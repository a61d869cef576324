import { BatchNormLayer } from './batchNormLayer';
import { outputWidth, parameterCount, type Layer, type LayerSpec } from './layer';
import { Linear } from './linear';
import { Relu } from './relu';
import { Tanh } from './tanh';

/**
 * Layers one after the other, with all trainable numbers in one array and their gradients in another, in the order of
 * the layers (weight, then bias), so that an optimizer is one loop.
 *
 * @example
 * const network = new Network([{ type: 'linear', inputs: 3, outputs: 1, bias: true }], 32);
 * const output = network.forward(batch, 32, true);
 */
export class Network {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly layers: readonly Layer[];
  /** Numbers per row of the output. */
  readonly outputs: number;
  /** What each layer was given by the latest forward pass. */
  private readonly inputs: Float64Array[] = [];

  /**
   * All parameters are 0 at first, except γ of Batch Normalization, which is 1.
   * @param specs at least one layer
   * @param capacity rows of the largest batch
   */
  constructor(specs: readonly LayerSpec[], capacity: number) {
    const last = specs.at(-1);
    if (!last) throw new RangeError('expected at least one layer');
    this.outputs = outputWidth(last);
    const size = specs.reduce((sum, spec) => sum + parameterCount(spec), 0);
    this.parameters = new Float64Array(size);
    this.gradient = new Float64Array(size);
    let start = 0;
    this.layers = specs.map((spec) => {
      const end = start + parameterCount(spec);
      const values = this.parameters.subarray(start, end);
      const gradient = this.gradient.subarray(start, end);
      start = end;
      return newLayer(spec, capacity, values, gradient);
    });
  }

  /** @returns the output, rows × {@link outputs}; valid until the next pass */
  forward(batch: Float64Array, rows: number, training: boolean): Float64Array {
    let values = batch;
    for (let i = 0; i < this.layers.length; i++) {
      this.inputs[i] = values;
      values = this.layers[i]!.forward(values, rows, training);
    }
    return values;
  }

  /** Fills {@link gradient} from the gradient by the output of the latest training pass. */
  backward(outputGradient: Float64Array, rows: number): void {
    let values = outputGradient;
    for (let i = this.layers.length - 1; i >= 0; i--) {
      values = this.layers[i]!.backward(this.inputs[i]!, values, rows, i > 0);
    }
  }
}

function newLayer(spec: LayerSpec, capacity: number, values: Float64Array, gradient: Float64Array): Layer {
  switch (spec.type) {
    case 'linear':
      return new Linear(spec, capacity, values, gradient);
    case 'batchNorm':
      values.fill(1, 0, spec.features);
      return new BatchNormLayer(spec, capacity, values, gradient);
    case 'relu':
      return new Relu(spec.features, capacity);
    case 'tanh':
      return new Tanh(spec.features, capacity);
  }
}
