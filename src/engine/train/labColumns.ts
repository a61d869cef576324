import type { ColumnProfile } from '../dataset';
import { hasTargetName } from '../scale/advice';
import { MOST_LABELS } from './labFeatures';

/**
 * Why a column is better not learnt from, in one sentence; undefined where nothing speaks against it. The advice on the
 * column decides: identifiers, and columns that have the name of a target, which may give the answer away.
 */
export function whyNotLearnFrom(column: ColumnProfile, columnCount: number): string | undefined {
  const { kind, advice, name, index } = column;
  switch (kind) {
    case 'date':
      return 'Dates are not used.';
    case 'identifier':
      return 'Identifiers tell nothing about other rows.';
    case 'empty':
      return 'Every cell is missing.';
    case 'text':
      if (hasManyLabels(column)) return manyLabels(column);
      break;
    case 'boolean':
    case 'number':
    case 'integer':
      break;
  }
  if (hasTargetName({ name, index, columnCount })) return 'It has the name of a target.';
  // The advice gives numbers no scaler, as a guess, where they are targets or identifiers.
  const identifies = column.numeric !== undefined && advice.method === 'none' && advice.heuristic;
  return identifies ? 'Identifiers tell nothing about other rows.' : undefined;
}

/** Whether a column can be learnt from when its user insists. */
export function canLearnFrom(column: ColumnProfile): boolean {
  const { kind } = column;
  if (kind === 'text') return !hasManyLabels(column);
  return kind === 'number' || kind === 'integer' || kind === 'boolean';
}

/** Whether a column can be what is to be predicted. */
export function canBeTarget({ kind }: ColumnProfile): boolean {
  return kind === 'number' || kind === 'integer' || kind === 'boolean' || kind === 'text';
}

/**
 * The column that is most likely to be predicted: the first one with the name of a target, else the last that can be one.
 * @example guessTarget(profile.columns)?.name; // 'species'
 */
export function guessTarget(columns: readonly ColumnProfile[]): ColumnProfile | undefined {
  const possible = columns.filter(canBeTarget);
  const named = possible.find(({ name, index }) =>
    hasTargetName({ name, index, columnCount: columns.length }),
  );
  return named ?? possible.at(-1);
}

function hasManyLabels(column: ColumnProfile): boolean {
  return differentTexts(column) > MOST_LABELS;
}

function manyLabels(column: ColumnProfile): string {
  const about = typeof column.distinct === 'number' ? '' : 'About ';
  return `${about}${differentTexts(column)} different texts, more than the ${MOST_LABELS} that become columns.`;
}

/** How many different texts a column holds, perhaps an estimate. */
export function differentTexts({ distinct }: ColumnProfile): number {
  return typeof distinct === 'number' ? distinct : distinct.approximate;
}
