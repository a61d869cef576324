import type { ProblemCode } from '../dataset';
import type { ChosenKind } from '../columnKind';
import { isNumeric } from '../profile/isNumeric';
import { DECIMAL, LAST_NUMBER, LONG_INTEGER, MISSING, type CellClass } from './cellClass';

/** In which way a cell does not suit its column. */
export type Misfit = 'overflow' | 'other' | 'decimal' | 'long';

/** What is said of such a cell. */
export const MISFITS: Record<
  Misfit,
  { readonly code: ProblemCode; readonly expected: string; readonly but: string }
> = {
  overflow: { code: 'number-overflow', expected: 'a number up to ±1.8e308', but: '' },
  other: { code: 'not-a-number', expected: 'a number', but: ': it counts as missing' },
  decimal: { code: 'not-an-integer', expected: 'an integer', but: ': the column is read as numbers' },
  long: {
    code: 'digits-lost',
    expected: 'an integer up to ±9007199254740991',
    but: ': as a number it may lose its last digits',
  },
};

/** How a cell fails to suit a kind that was chosen for its column; undefined where it suits. */
export function misfitOf(chosen: ChosenKind | undefined, cell: CellClass): Misfit | undefined {
  if (chosen === undefined || !isNumeric(chosen)) return undefined;
  if (cell > LAST_NUMBER && cell < MISSING) return 'other';
  if (cell === LONG_INTEGER) return 'long';
  return cell === DECIMAL && chosen === 'integer' ? 'decimal' : undefined;
}
