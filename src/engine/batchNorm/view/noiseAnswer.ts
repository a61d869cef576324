import type { Task } from '../../task';
import { populationOf } from '../population';
import { measureMeanNoise, type NoisePoint } from '../meanNoise';

/** Batches drawn at each size. */
const DRAWS = 1000;
const SEED = 0;
/** Larger ones take too long to draw a thousand times. */
const LARGEST_SIZE = 4096;
const LARGEST_CURRENT = 16_384;

/** How μ_B of a column scatters about μ. */
export interface NoiseAnswer {
  /** At powers of two. */
  readonly points: readonly NoisePoint[];
  /** At the batch size of the layer; undefined where that is more than there are rows, or than can be drawn quickly. */
  readonly current?: NoisePoint;
  /** Batches that were drawn at each size. */
  readonly draws: number;
  /** Rows they were drawn from, n, and their σ with divisor n. */
  readonly rows: number;
  readonly std: number;
  /** √(mean of (μ_B − μ)²) over the full batches of the file's order; undefined where there is none. */
  readonly fileOrder?: number;
}

/**
 * @param values all finite
 * @throws {Cancelled}
 */
export async function noisePoints(values: Float64Array, task: Task<never>): Promise<readonly NoisePoint[]> {
  const sizes: number[] = [];
  for (let size = 2; size <= Math.min(values.length, LARGEST_SIZE); size *= 2) sizes.push(size);
  return measureMeanNoise(values, sizes, DRAWS, SEED, task);
}

/**
 * @param points of {@link noisePoints} of the same values
 * @throws {Cancelled}
 */
export async function noiseAnswer(
  values: Float64Array,
  points: readonly NoisePoint[],
  batchSize: number,
  task: Task<never>,
): Promise<NoiseAnswer> {
  const known = points.find((point) => point.batchSize === batchSize);
  const possible = batchSize <= Math.min(values.length, LARGEST_CURRENT);
  const current =
    known ?? (possible ? (await measureMeanNoise(values, [batchSize], DRAWS, SEED, task))[0] : undefined);
  const { mean, std } = populationOf(values);
  const fileOrder = scatterInFileOrder(values, mean, batchSize);
  return {
    points,
    ...(current && { current }),
    draws: DRAWS,
    rows: values.length,
    std,
    ...(fileOrder !== undefined && { fileOrder }),
  };
}

/** How far the means of consecutive batches lie from that of all rows, as a root mean square. */
function scatterInFileOrder(values: Float64Array, mean: number, batchSize: number): number | undefined {
  const batches = Math.floor(values.length / batchSize);
  if (batches === 0) return undefined;
  let squares = 0;
  for (let batch = 0; batch < batches; batch++) {
    let sum = 0;
    for (let row = batch * batchSize; row < (batch + 1) * batchSize; row++) sum += values[row]! - mean;
    squares += (sum / batchSize) ** 2;
  }
  return Math.sqrt(squares / batches);
}
