import type { ColumnProfile, DatasetProfile } from '../engine/dataset';

/** The document `profile --json` prints: the profile with each column's statistics beside its counts. */
export function profileJson(profile: DatasetProfile): object {
  const { columns, ...file } = profile;
  return { ...file, columns: columns.map(columnJson) };
}

function columnJson({ numeric, advice, distinct, ...column }: ColumnProfile): object {
  if (!numeric) return { ...column, distinct, advice };
  return {
    ...column,
    distinct,
    min: numeric.min,
    max: numeric.max,
    mean: numeric.mean,
    variance: numeric.variance,
    std: numeric.std,
    sampleStd: numeric.sampleStd,
    p1: numeric.p1,
    q1: numeric.q1,
    median: numeric.median,
    q3: numeric.q3,
    p99: numeric.p99,
    skewness: numeric.skewness,
    kurtosis: numeric.kurtosis,
    histogram: numeric.histogram,
    outliers: numeric.outliers,
    advice,
  };
}
