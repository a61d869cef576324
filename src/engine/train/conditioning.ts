import type { Task } from '../task';
import { singularValues } from './singularValues';

/** How evenly a linear model learns from some columns. */
export interface Conditioning {
  /**
   * λ_max ÷ λ_min of AᵀA/n for A = [X, 1], the square of the condition number of A: about as many steps are needed as
   * it says. Infinite where a column follows from the others, as far as doubles can tell.
   */
  readonly hessian: number;
  /** The largest singular value of A by the smallest: the condition number of A. */
  readonly design: number;
  /** The same by the smallest that is not 0, which decides where singular directions do not matter. */
  readonly designWithinRank: number;
  /** Singular values that are not 0, as far as doubles can tell; features + 1 unless A is singular. */
  readonly rank: number;
  /** The largest eigenvalue of AᵀA/n. */
  readonly largestEigenvalue: number;
  /** The learning rate up to which gradient descent on the mean squared error (without ½) is stable: 1 ÷ λ_max. */
  readonly largestStableRate: number;
}

/**
 * The condition of the linear model with intercept on the features, by singular values of [X, 1]. The Hessian of the loss
 * mean((Aw − y)²) is 2·AᵀA/n, so gradient descent is stable for learning rates below 2 ÷ (2·λ_max) = 1 ÷ λ_max.
 *
 * @param x rows × features, row by row
 * @throws {Cancelled}
 * @example (await conditioningOf(Float64Array.of(1, -1), 2, 1, {})).largestStableRate; // 1
 */
export async function conditioningOf(
  x: Float64Array,
  rows: number,
  features: number,
  task: Task<never>,
): Promise<Conditioning> {
  const columns = features + 1;
  const values = await singularValues(withOnes(x, rows, features), rows, columns, task);
  const largest = values[0]!;
  // numpy's matrix_rank: what is smaller cannot be told from 0.
  const zero = Math.max(rows, columns) * 2 ** -52 * largest;
  const rank = values.filter((value) => value > zero).length;
  const designWithinRank = largest / values[rank - 1]!;
  const design = rank < columns ? Infinity : designWithinRank;
  const largestEigenvalue = (largest * largest) / rows;
  const largestStableRate = 1 / largestEigenvalue;
  return { design, designWithinRank, rank, hessian: design * design, largestEigenvalue, largestStableRate };
}

/** [X, 1]. */
function withOnes(x: Float64Array, rows: number, features: number): Float64Array {
  const out = new Float64Array(rows * (features + 1)).fill(1);
  for (let row = 0; row < rows; row++) {
    out.set(x.subarray(row * features, (row + 1) * features), row * (features + 1));
  }
  return out;
}
