import type { ColumnProfile, Place } from '../dataset';
import type { ColumnPreview } from './previews';
import type { RowNorm } from '../recipe';
import { captionCount } from '../scale/captionNumber';
import { notNumeric } from '../scale/resolveRecipe';
import { isComplete } from './columnValues';
import type { NormalizedRows } from './normalizedRows';
import { incompleteNotes } from './notes';
import { measuredSide } from './scaledSide';
import { sideOf } from './sideOf';

/**
 * A column before and after its rows were divided by their norm.
 * @throws {DataError} `not-numeric` when the column holds no numbers
 */
export function previewRowNorm(
  column: ColumnProfile,
  norm: RowNorm,
  { columns, incomplete }: NormalizedRows,
  place: Place,
): ColumnPreview {
  const { index, numeric } = column;
  if (!numeric) throw notNumeric(column);
  const set = columns.get(index);
  if (!set) throw new Error(`expected column ${index} among those divided by ${norm}`);
  const after = measuredSide(set.sorted);
  const across = `${captionCount(columns.size)} ${columns.size === 1 ? 'column' : 'columns'}`;
  return {
    index,
    choice: { method: norm },
    before: sideOf(numeric),
    ...(after && { after }),
    rule: `x ÷ the row's ${norm} norm over ${across}`,
    affine: false,
    monotone: false,
    ...(!isComplete(set) && { sampled: set.sorted.length }),
    lost: 0,
    notes: incompleteNotes(incomplete, place),
    outliers: numeric.outliers.furthest,
  };
}
