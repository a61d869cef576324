import type { Place } from '../dataset';
import { whereIn } from '../placeOf';
import { captionCount, captionCountOf } from '../scale/captionNumber';
import type { NormalizedRows } from './normalizedRows';

/**
 * Of values that have no finite scaled one, because it would be beyond the range of a double or the scaler takes no such values.
 * @param sampled how many values were looked at, where these are a random sample of the column's
 * @example lostNotes(2); // ['2 values have no scaled value: written as empty cells.']
 */
export function lostNotes(lost: number, sampled?: number): readonly string[] {
  if (lost === 0) return [];
  const of = sampled === undefined ? '' : ` of a random sample of ${captionCount(sampled)}`;
  const [have, cells] = lost === 1 ? ['has', 'an empty cell'] : ['have', 'empty cells'];
  return [`${captionCountOf(lost, 'value')}${of} ${have} no scaled value: written as ${cells}.`];
}

/** Of rows that cannot be divided by their norm. */
export function incompleteNotes(
  { count, firstLine }: NormalizedRows['incomplete'],
  place: Place,
): readonly string[] {
  if (count === 0) return [];
  const rows = count === 1 ? 'row misses' : 'rows miss';
  return [
    `${captionCount(count)} ${rows} a number in these columns (the first ${whereIn(place, captionCount(firstLine))}): ` +
      'such a row has no norm, and the file cannot be written so.',
  ];
}
