/** The members that recipe and scaler files have in common. */
import { DataError } from '../dataError';
import type { FitScope, NonFinitePolicy, ScalerChoice } from '../recipe';
import { checkedChoice } from '../scale/scalerChoice';
import { invalid, isObject, type JsonObject } from './jsonPlace';

/** The file that a recipe was made on, or a scaler fitted to. */
export interface SavedSource {
  /** Its name without folders. */
  readonly file: string;
  readonly rows: number;
}

/** @throws {DataError} `invalid-file` */
export function readSource(value: unknown, file: string): SavedSource {
  const { file: name, rows } = isObject(value) ? value : {};
  if (typeof name !== 'string' || !isCount(rows)) {
    throw invalid(file, 'source', 'the name and the number of rows of a file', value);
  }
  return { file: name, rows };
}

/** @throws {DataError} `invalid-file` */
export function readChoice(value: unknown, where: string, file: string): ScalerChoice {
  try {
    return checkedChoice(value, where);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError('invalid-file', `${error.message} in ${file}`, {
      hint: 'Correct it, or save it again.',
    });
  }
}

/** @throws {DataError} `invalid-file` */
export function readScope(value: unknown, file: string): FitScope {
  if (value === undefined) return { rows: 'all' };
  const scope: JsonObject = isObject(value) ? value : {};
  const { rows, percent, seed, column, value: cell, file: other } = scope;
  if (rows === 'all') return { rows };
  if (rows === 'first' && isPercent(percent)) return { rows, percent };
  if (rows === 'random' && isPercent(percent) && Number.isSafeInteger(seed)) {
    return { rows, percent, seed: Number(seed) };
  }
  if (rows === 'where' && typeof column === 'string' && typeof cell === 'string') {
    return { rows, column, value: cell };
  }
  if (rows === 'file' && typeof other === 'string') return { rows, file: other };
  const forms =
    '{ "rows": "all" }, "first" with a percent, "random" with a percent and a seed, ' +
    '"where" with a column and a value, or "file" with a file';
  throw invalid(file, 'fit', forms, value);
}

/** @throws {DataError} `invalid-file` */
export function readNonFinite<Policy extends NonFinitePolicy>(
  value: unknown,
  known: readonly Policy[],
  file: string,
): Policy | undefined {
  if (value === undefined) return undefined;
  const found = known.find((policy) => policy === value);
  if (!found) throw invalid(file, 'nonFinite', `one of ${known.join(', ')}`, value);
  return found;
}

/** @throws {DataError} `invalid-file` */
export function readDigits(value: unknown, file: string): { significantDigits?: number } {
  if (value === undefined) return {};
  if (!isCount(value) || value < 1 || value > 17) {
    throw invalid(file, 'significantDigits', 'a whole number from 1 to 17', value);
  }
  return { significantDigits: value };
}

/** Whether a value of JSON is a whole number of 0 or more that a double holds exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isPercent(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 100;
}
