import type { ColumnProfile, NumericSummary } from '../dataset';
import type { ColumnPreview, PreviewSide } from './previews';
import { fitColumnOfProfile } from '../fit/fitColumns';
import type { FitScope, ScalerChoice } from '../recipe';
import { captionCount, captionNumber, captionWithin } from '../scale/captionNumber';
import { type ColumnChoice, fitScaler, needOf } from '../scale/fitScaler';
import type { FittedScaler } from '../scale/fittedScaler';
import { notNumeric } from '../scale/resolveRecipe';
import type { Task } from '../task';
import { type ColumnValues, isComplete } from './columnValues';
import { curveOf } from './curveOf';
import { lostNotes } from './notes';
import { measuredSide, movedSide, movesAll, scaledValues } from './scaledSide';
import { sideOf } from './sideOf';
import { splitSides } from './splitSides';

/** Whether the statistics of the profile are enough to show a column before and after: its values need not be read. */
function showsFromProfile(choice: ScalerChoice, scope: FitScope): boolean {
  switch (choice.method) {
    case 'zscore':
    case 'maxabs':
      return scope.rows === 'all';
    case 'minmax':
      return scope.rows === 'all' && choice.clip !== true;
    case 'robust':
      return scope.rows === 'all' && needOf(choice) !== 'values';
    case 'none':
      return true;
    default:
      return false;
  }
}

/**
 * A column before and after a scaler.
 *
 * @param rows of the file
 * @param load reads the column's values; called only where {@link showsFromProfile} says they are needed, and where an
 * affine scaler has no finite number for some of them
 * @throws {DataError} `not-numeric` when the column holds no numbers; `invalid-scaler`; whatever `load` throws
 * @throws {Cancelled}
 */
export async function previewColumn(
  column: ColumnProfile,
  rows: number,
  choice: ColumnChoice,
  scope: FitScope,
  load: () => Promise<ColumnValues>,
  task: Task<never>,
): Promise<ColumnPreview> {
  const { index, name, numeric } = column;
  if (!numeric) throw notNumeric(column);
  const before = sideOf(numeric);
  const { furthest } = numeric.outliers;
  const same = { index, choice, before, monotone: true, lost: 0 };
  if (choice.method === 'none') return { ...same, rule: '', affine: true, notes: [], outliers: furthest };
  let values = showsFromProfile(choice, scope) ? undefined : await load();
  const fitColumn = values?.fitColumn ?? fitColumnOfProfile(name, rows, numeric);
  const scaler = await fitScaler(choice, fitColumn, task);
  const affine = scaler.affine && movesAll(scaler, before);
  if (!affine) values ??= await load();
  const { after, lost } = afterSide(before, numeric, scaler, values);
  const sampled = values && !affine && !isComplete(values.all) ? values.all.sorted.length : undefined;
  const split = values && after && splitSides(values, scaler, before, after);
  return {
    ...same,
    ...(after && { after }),
    rule: scaler.rule((value) => captionWithin(value, fitColumn.statistics.std)),
    affine,
    ...(!affine && { curve: curveOf(scaler, before) }),
    ...(split && { split }),
    ...(sampled !== undefined && { sampled }),
    lost,
    notes: [...notesOn(fitColumn.statistics, scaler), ...lostNotes(lost, sampled)],
    outliers: furthest.map((extreme) => ({ ...extreme, scaled: scaler.transform(extreme.value) })),
  };
}

function afterSide(
  before: PreviewSide,
  { meanLow }: NumericSummary,
  scaler: FittedScaler,
  values: ColumnValues | undefined,
): { after: PreviewSide | undefined; lost: number } {
  if (scaler.affine && movesAll(scaler, before))
    return { after: movedSide(before, meanLow, scaler), lost: 0 };
  if (!values) throw new Error(`expected values for ${scaler.parameters.method}`);
  const { scaled, lost } = scaledValues(values.all.sorted, scaler);
  return { after: measuredSide(scaled), lost };
}

function notesOn(fitted: { min: number; max: number }, scaler: FittedScaler): readonly string[] {
  const { min, max } = fitted;
  const { parameters } = scaler;
  const notes: string[] = [];
  if (min === max) {
    const becomes = captionNumber(scaler.transform(min));
    notes.push(`Every value is ${captionNumber(min)}; scaling makes it ${becomes}.`);
  } else if (parameters.method === 'robust' && parameters.low === parameters.high) {
    notes.push('Both quantiles are equal, so that nothing is divided: the column is only centred.');
  }
  if ('lambda' in parameters && parameters.sampled !== undefined) {
    notes.push(`λ, mean and σ are from a random sample of ${captionCount(parameters.sampled)} values.`);
  }
  return notes;
}
