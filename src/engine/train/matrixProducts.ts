/**
 * The three products of a linear layer, on row-major matrices in flat arrays. Four sums are kept at a time, so that the
 * processor need not wait for one addition to end before it starts the next; each sum is added up in the order of its
 * index, so results do not depend on how many are kept.
 */

/**
 * out = x·wᵀ + bias: x is rows × inputs, w is outputs × inputs (as PyTorch keeps it), out is rows × outputs.
 * @param bias one number per output, or undefined for none
 */
export function affine(
  x: Float64Array,
  w: Float64Array,
  bias: Float64Array | undefined,
  out: Float64Array,
  rows: number,
  inputs: number,
  outputs: number,
): void {
  const blocked = outputs - (outputs % 4);
  for (let row = 0; row < rows; row++) {
    const from = row * inputs;
    const to = row * outputs;
    let o = 0;
    for (; o < blocked; o += 4) {
      const w0 = o * inputs;
      const w1 = w0 + inputs;
      const w2 = w1 + inputs;
      const w3 = w2 + inputs;
      let s0 = bias ? bias[o]! : 0;
      let s1 = bias ? bias[o + 1]! : 0;
      let s2 = bias ? bias[o + 2]! : 0;
      let s3 = bias ? bias[o + 3]! : 0;
      for (let i = 0; i < inputs; i++) {
        const value = x[from + i]!;
        s0 += value * w[w0 + i]!;
        s1 += value * w[w1 + i]!;
        s2 += value * w[w2 + i]!;
        s3 += value * w[w3 + i]!;
      }
      out[to + o] = s0;
      out[to + o + 1] = s1;
      out[to + o + 2] = s2;
      out[to + o + 3] = s3;
    }
    for (; o < outputs; o++) {
      const at = o * inputs;
      let sum = bias ? bias[o]! : 0;
      for (let i = 0; i < inputs; i++) sum += x[from + i]! * w[at + i]!;
      out[to + o] = sum;
    }
  }
}

/** out = gᵀ·x: g is rows × outputs, x is rows × inputs, out is outputs × inputs. */
export function transposedProduct(
  g: Float64Array,
  x: Float64Array,
  out: Float64Array,
  rows: number,
  outputs: number,
  inputs: number,
): void {
  const blocked = rows - (rows % 4);
  out.fill(0, 0, outputs * inputs);
  let row = 0;
  for (; row < blocked; row += 4) {
    const x0 = row * inputs;
    const x1 = x0 + inputs;
    const x2 = x1 + inputs;
    const x3 = x2 + inputs;
    for (let o = 0; o < outputs; o++) {
      const at = row * outputs + o;
      const g0 = g[at]!;
      const g1 = g[at + outputs]!;
      const g2 = g[at + 2 * outputs]!;
      const g3 = g[at + 3 * outputs]!;
      const to = o * inputs;
      for (let i = 0; i < inputs; i++) {
        out[to + i] = out[to + i]! + g0 * x[x0 + i]! + g1 * x[x1 + i]! + g2 * x[x2 + i]! + g3 * x[x3 + i]!;
      }
    }
  }
  for (; row < rows; row++) {
    for (let o = 0; o < outputs; o++) {
      const factor = g[row * outputs + o]!;
      const to = o * inputs;
      for (let i = 0; i < inputs; i++) out[to + i]! += factor * x[row * inputs + i]!;
    }
  }
}

/** out = g·w: g is rows × outputs, w is outputs × inputs, out is rows × inputs. */
export function product(
  g: Float64Array,
  w: Float64Array,
  out: Float64Array,
  rows: number,
  outputs: number,
  inputs: number,
): void {
  const blocked = outputs - (outputs % 4);
  out.fill(0, 0, rows * inputs);
  for (let row = 0; row < rows; row++) {
    const from = row * outputs;
    const to = row * inputs;
    let o = 0;
    for (; o < blocked; o += 4) {
      const g0 = g[from + o]!;
      const g1 = g[from + o + 1]!;
      const g2 = g[from + o + 2]!;
      const g3 = g[from + o + 3]!;
      const w0 = o * inputs;
      const w1 = w0 + inputs;
      const w2 = w1 + inputs;
      const w3 = w2 + inputs;
      for (let i = 0; i < inputs; i++) {
        out[to + i] = out[to + i]! + g0 * w[w0 + i]! + g1 * w[w1 + i]! + g2 * w[w2 + i]! + g3 * w[w3 + i]!;
      }
    }
    for (; o < outputs; o++) {
      const factor = g[from + o]!;
      const at = o * inputs;
      for (let i = 0; i < inputs; i++) out[to + i]! += factor * w[at + i]!;
    }
  }
}
