import assert from 'node:assert/strict';
import type { ColumnProfile, NumericSummary } from '../../../src/engine/dataset';
import type { ColumnKind } from '../../../src/engine/columnKind';
import { summariseColumn } from '../stats/summarise';

/** The statistics of some numbers; NaN is missing. */
export async function summaryOf(values: readonly number[], integer = false): Promise<NumericSummary> {
  const result = await summariseColumn(Float64Array.from(values), { integer, batch: 1000 });
  assert.ok(result, 'at least one finite value');
  return result.summary;
}

/** A column whose advice is to scale it. */
export async function numericColumn(
  name: string,
  values: readonly number[],
  index = 0,
): Promise<ColumnProfile> {
  return {
    ...otherColumn(name, 'number', index),
    count: values.length,
    distinct: new Set(values).size,
    numeric: await summaryOf(values),
    advice: { method: 'zscore', reason: '', heuristic: true },
  };
}

/** A column without numbers. */
export function otherColumn(name: string, kind: ColumnKind, index = 0): ColumnProfile {
  const advice = { method: 'none', reason: '', heuristic: false } as const;
  return { index, name, kind, count: 3, missing: 0, nonFinite: 0, distinct: 3, advice };
}
