import { checkpoint, type Task } from '../task';
import { newPace } from './pace';

/**
 * Singular values of a matrix with more rows than columns, or fewer, to nearly full precision: Householder's QR to a
 * square triangle, then one-sided Jacobi rotations of its columns until all are orthogonal; their lengths are the
 * singular values. No product AᵀA is formed, which would lose half of the digits.
 *
 * Source: Hestenes (1958); Demmel & Veselić (1992); Golub & Van Loan, Matrix Computations, 5.2 and 8.6.
 *
 * @param matrix rows × columns, row by row; kept
 * @returns `columns` values, decreasing
 * @throws {Cancelled}
 * @example await singularValues(Float64Array.of(3, 0, 0, 4), 2, 2, {}); // [4, 3]
 */
export async function singularValues(
  matrix: Float64Array,
  rows: number,
  columns: number,
  task: Task<never>,
): Promise<Float64Array> {
  const isTimeToPause = newPace();
  const spend = async (work: number) => {
    if (isTimeToPause(work)) await checkpoint(task);
  };
  // Near 1, so that squares neither vanish nor overflow.
  const unit = powerOfTwoNear(matrix);
  const triangle = await triangleOf(
    matrix.map((value) => value / unit),
    rows,
    columns,
    spend,
  );
  for (let sweep = 0; sweep < MOST_SWEEPS && (await rotateAll(triangle, columns, spend)); sweep++);
  const lengths = Float64Array.from(
    { length: columns },
    (_, column) => unit * norm(triangle.subarray(column * columns, (column + 1) * columns)),
  );
  return lengths.sort().reverse();
}

/** Is told of multiplications done, and lets others run from time to time. */
type Spend = (work: number) => Promise<void>;

/** Sweeps that are always enough; five to ten are usual. */
const MOST_SWEEPS = 60;

/** The largest power of two that is not above the largest number of the matrix; 1 where that is 0 or not finite. */
function powerOfTwoNear(matrix: Float64Array): number {
  const largest = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const exponent = Math.floor(Math.log2(largest));
  return Number.isFinite(exponent) ? 2 ** Math.max(-1022, exponent) : 1;
}

/** R of A = QR, columns × columns, column by column. */
async function triangleOf(
  matrix: Float64Array,
  rows: number,
  columns: number,
  spend: Spend,
): Promise<Float64Array> {
  // Column by column, with rows of zeros where there are fewer than columns.
  const height = Math.max(rows, columns);
  const work = new Float64Array(height * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      work[column * height + row] = matrix[row * columns + column]!;
    }
  }
  for (let k = 0; k < columns; k++) {
    reflect(work, height, columns, k);
    await spend(2 * (height - k) * (columns - k));
  }
  const triangle = new Float64Array(columns * columns);
  for (let column = 0; column < columns; column++) {
    triangle.set(work.subarray(column * height, column * height + column + 1), column * columns);
  }
  return triangle;
}

/** Reflects all columns from `k` on so that column k becomes 0 below its row k. */
function reflect(work: Float64Array, height: number, columns: number, k: number): void {
  const pivot = work.slice(k * height + k, (k + 1) * height);
  const length = norm(pivot);
  if (length === 0) return;
  // Away from the pivot, so that nothing cancels.
  const alpha = pivot[0]! > 0 ? -length : length;
  pivot[0]! -= alpha;
  const squared = norm(pivot) ** 2;
  for (let column = k; column < columns; column++) {
    const start = column * height + k;
    let dot = 0;
    for (let i = 0; i < pivot.length; i++) dot += pivot[i]! * work[start + i]!;
    const factor = (2 * dot) / squared;
    for (let i = 0; i < pivot.length; i++) work[start + i]! -= factor * pivot[i]!;
  }
}

/** Rotates every pair of columns to be orthogonal; whether any was not. */
async function rotateAll(a: Float64Array, n: number, spend: Spend): Promise<boolean> {
  let rotated = false;
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) rotated = rotate(a, n, p * n, q * n) || rotated;
    await spend(7 * n * (n - p));
  }
  return rotated;
}

/** Makes two columns orthogonal; false where their cosine is no more than rounding (LAPACK's dgesvj: √n·ε). */
function rotate(a: Float64Array, n: number, p: number, q: number): boolean {
  let pp = 0;
  let qq = 0;
  let pq = 0;
  for (let i = 0; i < n; i++) {
    const x = a[p + i]!;
    const y = a[q + i]!;
    pp += x * x;
    qq += y * y;
    pq += x * y;
  }
  // Negated, so that a matrix that is not finite ends.
  if (!(Math.abs(pq) > Math.sqrt(n) * 2 ** -52 * Math.sqrt(pp * qq))) return false;
  const zeta = (qq - pp) / (2 * pq);
  const tangent = Math.sign(zeta || 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  for (let i = 0; i < n; i++) {
    const x = a[p + i]!;
    const y = a[q + i]!;
    a[p + i] = cosine * x - sine * y;
    a[q + i] = sine * x + cosine * y;
  }
  return true;
}

function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
