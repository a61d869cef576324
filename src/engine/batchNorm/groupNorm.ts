import { DataError } from '../dataError';
import { type Standardized, standardize } from './standardize';
import { standardizeBackward } from './gradients';

/** γ and β of every feature. */
export interface FeatureAffine {
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
}

/** One row after Group Normalization. */
export interface GroupNormalized {
  /** The steps of each group, in their order. */
  readonly groups: readonly Standardized[];
  /** x̂, as long as the row. */
  readonly normalized: Float64Array;
  /** y = γ·x̂ + β, feature by feature. */
  readonly y: Float64Array;
}

/**
 * Group Normalization of one row: its features in `groups` consecutive groups of the same size, each standardized by its
 * own mean and biased variance. A row does not depend on the rows beside it, nor on train or eval mode.
 *
 * With channels of several positions, pass the row's values channel by channel and each channel's γ and β for each of
 * its positions.
 *
 * Source: Wu & He 2018; torch.nn.GroupNorm.
 *
 * @param row the features
 * @param affine as long as the row
 * @param epsilon ε > 0
 * @throws {DataError} `invalid-batch-norm` unless the groups divide the features evenly
 * @example groupNorm(Float64Array.of(1, 3, 10, 30), 2, unit, 1e-5).normalized // ≈ −1, 1, −1, 1
 */
export function groupNorm(
  row: Float64Array,
  groups: number,
  affine: FeatureAffine,
  epsilon: number,
): GroupNormalized {
  if (!Number.isInteger(groups) || groups < 1 || row.length % groups !== 0) {
    throw new DataError(
      'invalid-batch-norm',
      `expected a number of groups that divides the ${row.length} features, found ${groups}`,
    );
  }
  const size = row.length / groups;
  const standardized = Array.from({ length: groups }, (_, group) =>
    standardize(row.subarray(group * size, (group + 1) * size), epsilon),
  );
  const normalized = row.map((_, i) => standardized[Math.floor(i / size)]!.normalized[i % size]!);
  const { gamma, beta } = affine;
  return {
    groups: standardized,
    normalized,
    y: normalized.map((value, i) => gamma[i]! * value + beta[i]!),
  };
}

/** What a row adds to the gradients of a layer that normalizes rows. */
export interface RowGradients {
  readonly x: Float64Array;
  /** g·x̂ by feature; over a batch, the sum of its rows is ∂L/∂γ. */
  readonly gamma: Float64Array;
  /** g by feature; over a batch, the sum of its rows is ∂L/∂β. */
  readonly beta: Float64Array;
}

/**
 * Gradients of {@link groupNorm} for one row.
 * @param gradient g = ∂L/∂y, as long as the row
 */
export function groupNormBackward(
  gradient: Float64Array,
  { groups, normalized }: Pick<GroupNormalized, 'groups' | 'normalized'>,
  { gamma }: Pick<FeatureAffine, 'gamma'>,
): RowGradients {
  const size = gradient.length / groups.length;
  const inner = gradient.map((g, i) => g * gamma[i]!);
  const x = new Float64Array(gradient.length);
  for (const [group, standardized] of groups.entries()) {
    const start = group * size;
    x.set(standardizeBackward(inner.subarray(start, start + size), standardized), start);
  }
  return { x, gamma: gradient.map((g, i) => g * normalized[i]!), beta: gradient };
}
