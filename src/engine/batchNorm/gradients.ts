import { CompensatedSum } from '../stats/compensatedSum';

/** What a loss changes by, per unit of change of a channel's input and of its γ and β. */
export interface AffineGradients {
  /** ∂L/∂x, as long as the batch. */
  readonly x: Float64Array;
  /** ∂L/∂γ = Σ g·x̂ */
  readonly gamma: number;
  /** ∂L/∂β = Σ g */
  readonly beta: number;
}

/** The sum of all values, with compensation of what rounding loses; 0 of none. */
export function sum(values: Float64Array): number {
  const total = new CompensatedSum();
  for (const value of values) total.add(value);
  return total.value;
}

/** Σ aᵢ·bᵢ */
export function dot(a: Float64Array, b: Float64Array): number {
  const total = new CompensatedSum();
  for (let i = 0; i < a.length; i++) total.add(a[i]! * b[i]!);
  return total.value;
}

/**
 * The gradient of standardization: from ĝ = ∂L/∂x̂ to ∂L/∂x = (m·ĝ − Σĝ − x̂·Σ(ĝ·x̂)) ÷ (m·√(σ² + ε)), which counts that
 * every x moves μ and σ² too.
 *
 * Source: Ioffe & Szegedy 2015, section 3, with its four steps put together.
 *
 * @param gradient ĝ, as long as x̂
 * @example // A gradient that is the same everywhere changes nothing: moving all values moves their mean.
 * standardizeBackward(Float64Array.of(1, 1), { normalized: Float64Array.of(-1, 1), divisor: 2 }) // 0, 0
 */
export function standardizeBackward(
  gradient: Float64Array,
  { normalized, divisor }: { readonly normalized: Float64Array; readonly divisor: number },
): Float64Array {
  const m = gradient.length;
  const total = sum(gradient);
  const along = dot(gradient, normalized);
  return gradient.map((g, i) => (m * g - total - normalized[i]! * along) / (m * divisor));
}
