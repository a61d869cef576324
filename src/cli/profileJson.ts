import type { ColumnProfile, DatasetProfile } from '../engine/dataset';

// What stands around the columns of a document.
const EMPTY_END = ']\n}';
const BEFORE = '{\n  "columns": [';
const AFTER = '\n  ]\n}';

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
  yield empty.slice(0, -EMPTY_END.length);
  for (const [c, column] of columns.entries()) {
    // Where it stands in the document, so that it is indented as there.
    const alone = JSON.stringify({ columns: [columnJson(column)] }, null, 2);
    yield `${c === 0 ? '' : ','}${alone.slice(BEFORE.length, -AFTER.length)}`;
  }
  yield `${AFTER}\n`;
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
