import assert from 'node:assert/strict';
import { fitColumnOfValues } from '../../../src/engine/fit/fitColumns';
import { ValueCollector } from '../../../src/engine/fit/valueCollector';
import type { FitColumn } from '../../../src/engine/scale/fitColumn';
import { type ColumnChoice, fitScaler } from '../../../src/engine/scale/fitScaler';
import type { FittedScaler } from '../../../src/engine/scale/fittedScaler';
import { PlainNumberLoops } from '../../../src/engine/stats/numberLoops';

/** Some numbers to fit a scaler to; NaN is missing, infinities are passed over. */
export async function fitColumnOf(values: readonly number[], name = 'x'): Promise<FitColumn> {
  const collector = new ValueCollector(Infinity);
  const loops = new PlainNumberLoops();
  collector.add(loops.keepFinite(Float64Array.from(values)), loops);
  const { moments } = collector;
  assert.ok(moments.count > 0, 'at least one finite value');
  return fitColumnOfValues(name, values.length, moments, await collector.sorted({}), {});
}

export async function fitted(choice: ColumnChoice, values: readonly number[]): Promise<FittedScaler> {
  return fitScaler(choice, await fitColumnOf(values), {});
}
