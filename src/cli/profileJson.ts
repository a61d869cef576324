import type { ColumnProfile, DatasetProfile } from '../engine/dataset';

/**
 * The document `profile --json` prints, with each column's statistics beside its counts: a column at a time, because there
 * may be thousands.
 */
export function* profileJson(profile: DatasetProfile): Iterable<string> {
  const { columns, ...file } = profile;
  const empty = JSON.stringify({ ...file, columns: [] }, null, 2);
  if (columns.length === 0) {
    yield `${empty}\n`;
    return;
  }
  yield empty.slice(0, -']\n}'.length);
  for (const [c, column] of columns.entries()) {
    const text = JSON.stringify(columnJson(column), null, 2);
    // No string of JSON holds a line end.
    yield `${c === 0 ? '' : ','}\n${text.replace(/^/gm, '    ')}`;
  }
  yield '\n  ]\n}\n';
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
