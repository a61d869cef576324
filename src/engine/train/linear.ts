import type { Layer, LayerSpec, Parameter } from './layer';
import { affine, product, transposedProduct } from './matrixProducts';

/**
 * A linear layer: y = x·Wᵀ + b, with W as outputs × inputs. Backward, for the gradient g of y: ∂W = gᵀ·x, ∂b = Σ g over
 * the rows, ∂x = g·W.
 *
 * Source: PyTorch, nn.Linear.
 *
 * @example
 * // One input, one output: y = 2·x + 1.
 * const layer = new Linear(spec, 1, Float64Array.of(2, 1), new Float64Array(2));
 * layer.forward(Float64Array.of(3), 1)[0]; // 7
 */
export class Linear implements Layer {
  readonly parameters: readonly Parameter[];
  private readonly weight: Parameter;
  private readonly bias: Parameter | undefined;
  private readonly output: Float64Array;
  private readonly inputGradient: Float64Array;

  /**
   * @param capacity rows of the largest batch
   * @param values where the weights live, then the bias
   * @param gradient the same places for their gradients
   */
  constructor(
    private readonly spec: Extract<LayerSpec, { type: 'linear' }>,
    capacity: number,
    values: Float64Array,
    gradient: Float64Array,
  ) {
    const { inputs, outputs, bias } = spec;
    const size = inputs * outputs;
    this.weight = {
      name: 'weight',
      values: values.subarray(0, size),
      gradient: gradient.subarray(0, size),
    };
    this.bias = bias
      ? { name: 'bias', values: values.subarray(size), gradient: gradient.subarray(size) }
      : undefined;
    this.parameters = this.bias ? [this.weight, this.bias] : [this.weight];
    this.output = new Float64Array(capacity * outputs);
    this.inputGradient = new Float64Array(capacity * inputs);
  }

  forward(input: Float64Array, rows: number): Float64Array {
    const { inputs, outputs } = this.spec;
    affine(input, this.weight.values, this.bias?.values, this.output, rows, inputs, outputs);
    return this.output;
  }

  backward(input: Float64Array, outputGradient: Float64Array, rows: number, wanted: boolean): Float64Array {
    const { inputs, outputs } = this.spec;
    transposedProduct(outputGradient, input, this.weight.gradient, rows, outputs, inputs);
    if (this.bias) sumRows(outputGradient, this.bias.gradient, rows, outputs);
    if (wanted) product(outputGradient, this.weight.values, this.inputGradient, rows, outputs, inputs);
    return this.inputGradient;
  }
}

function sumRows(matrix: Float64Array, out: Float64Array, rows: number, columns: number): void {
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += matrix[row * columns + column]!;
    out[column] = sum;
  }
}
