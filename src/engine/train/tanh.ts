import type { Layer } from './layer';

/**
 * The hyperbolic tangent, element by element; dy/dx = 1 − y².
 *
 * Source: PyTorch, nn.Tanh.
 *
 * @example new Tanh(1, 1).forward(Float64Array.of(0.5), 1); // [0.46211715726000973]
 */
export class Tanh implements Layer {
  readonly parameters = [];
  private readonly output: Float64Array;
  private readonly inputGradient: Float64Array;

  constructor(
    private readonly features: number,
    capacity: number,
  ) {
    this.output = new Float64Array(capacity * features);
    this.inputGradient = new Float64Array(capacity * features);
  }

  forward(input: Float64Array, rows: number): Float64Array {
    const { output } = this;
    const size = rows * this.features;
    for (let i = 0; i < size; i++) output[i] = Math.tanh(input[i]!);
    return output;
  }

  backward(_input: Float64Array, outputGradient: Float64Array, rows: number): Float64Array {
    const { output, inputGradient } = this;
    const size = rows * this.features;
    for (let i = 0; i < size; i++) inputGradient[i] = outputGradient[i]! * (1 - output[i]! * output[i]!);
    return inputGradient;
  }
}
