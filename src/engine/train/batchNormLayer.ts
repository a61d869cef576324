import type { Layer, LayerSpec, Parameter } from './layer';

/**
 * Batch Normalization inside a network, feature by feature: y = γ·x̂ + β.
 *
 * - Training: x̂ = (x − μ_B) ÷ √(σ²_B + ε), σ²_B with divisor m. The running mean moves by momentum·(μ_B − running mean),
 *   from 0; the running variance, from 1, likewise towards σ²_B with divisor m − 1.
 * - Otherwise the running statistics take the place of the batch's.
 * - Backward, for the gradient g of y: ∂β = Σ g, ∂γ = Σ g·x̂, ∂x = γ ÷ (m·√(σ²_B + ε)) · (m·g − ∂β − x̂·∂γ).
 *
 * Source: Ioffe & Szegedy (2015); conventions of PyTorch's nn.BatchNorm1d.
 *
 * @example
 * // γ 1, β 0: the batch 1, 3 has mean 2 and variance 1.
 * layer.forward(Float64Array.of(1, 3), 2, true); // about [-1, 1]
 */
export class BatchNormLayer implements Layer {
  readonly parameters: readonly Parameter[];
  readonly runningMean: Float64Array;
  readonly runningVariance: Float64Array;
  private readonly gamma: Parameter;
  private readonly beta: Parameter;
  private readonly normalized: Float64Array;
  private readonly inverseStd: Float64Array;
  private readonly output: Float64Array;
  private readonly inputGradient: Float64Array;

  /** @param values where γ lives, then β; @param gradient the same places for their gradients */
  constructor(
    private readonly spec: Extract<LayerSpec, { type: 'batchNorm' }>,
    capacity: number,
    values: Float64Array,
    gradient: Float64Array,
  ) {
    const { features } = spec;
    this.gamma = {
      name: 'weight',
      values: values.subarray(0, features),
      gradient: gradient.subarray(0, features),
    };
    this.beta = {
      name: 'bias',
      values: values.subarray(features),
      gradient: gradient.subarray(features),
    };
    this.parameters = [this.gamma, this.beta];
    this.runningMean = new Float64Array(features);
    this.runningVariance = new Float64Array(features).fill(1);
    this.inverseStd = new Float64Array(features);
    this.normalized = new Float64Array(capacity * features);
    this.output = new Float64Array(capacity * features);
    this.inputGradient = new Float64Array(capacity * features);
  }

  /** @throws {RangeError} for a training batch of one row, which has no variance */
  forward(input: Float64Array, rows: number, training: boolean): Float64Array {
    if (training && rows < 2) throw new RangeError('expected more than 1 row in a training batch');
    const { features, epsilon } = this.spec;
    for (let feature = 0; feature < features; feature++) {
      if (training) {
        this.normalizeByBatch(input, rows, feature);
      } else {
        const inverse = 1 / Math.sqrt(this.runningVariance[feature]! + epsilon);
        this.normalize(input, rows, feature, this.runningMean[feature]!, inverse);
      }
    }
    return this.output;
  }

  backward(_input: Float64Array, outputGradient: Float64Array, rows: number): Float64Array {
    const { features } = this.spec;
    const { normalized, inputGradient } = this;
    for (let feature = 0; feature < features; feature++) {
      let sum = 0;
      let product = 0;
      const end = rows * features;
      for (let i = feature; i < end; i += features) {
        sum += outputGradient[i]!;
        product += outputGradient[i]! * normalized[i]!;
      }
      this.beta.gradient[feature] = sum;
      this.gamma.gradient[feature] = product;
      const factor = (this.gamma.values[feature]! * this.inverseStd[feature]!) / rows;
      for (let i = feature; i < end; i += features) {
        inputGradient[i] = factor * (rows * outputGradient[i]! - sum - normalized[i]! * product);
      }
    }
    return inputGradient;
  }

  private normalizeByBatch(input: Float64Array, rows: number, feature: number): void {
    const { features, epsilon, momentum } = this.spec;
    const end = rows * features;
    let sum = 0;
    for (let i = feature; i < end; i += features) sum += input[i]!;
    const mean = sum / rows;
    let squares = 0;
    for (let i = feature; i < end; i += features) {
      const deviation = input[i]! - mean;
      squares += deviation * deviation;
    }
    const { runningMean, runningVariance } = this;
    runningMean[feature] = (1 - momentum) * runningMean[feature]! + momentum * mean;
    runningVariance[feature] = (1 - momentum) * runningVariance[feature]! + momentum * (squares / (rows - 1));
    const inverse = 1 / Math.sqrt(squares / rows + epsilon);
    this.inverseStd[feature] = inverse;
    this.normalize(input, rows, feature, mean, inverse);
  }

  private normalize(
    input: Float64Array,
    rows: number,
    feature: number,
    mean: number,
    inverseStd: number,
  ): void {
    const { features } = this.spec;
    const { normalized, output } = this;
    const gamma = this.gamma.values[feature]!;
    const beta = this.beta.values[feature]!;
    const end = rows * features;
    for (let i = feature; i < end; i += features) {
      const x = (input[i]! - mean) * inverseStd;
      normalized[i] = x;
      output[i] = gamma * x + beta;
    }
  }
}
