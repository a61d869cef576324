import type { OutputFormat } from '../convert/outputFormat';
import type { Place } from '../dataset';
import type { ScalerMethod } from '../recipe';

/** Some cells: how many there are, and the first lines they stand on. */
export interface NotedCells {
  readonly count: number;
  readonly lines: readonly number[];
}

/** What was written. */
export interface WriteResult {
  readonly rows: number;
  /** How many rows the scalers were fitted on. */
  readonly fitRows: number;
  readonly bytes: number;
  readonly scaledColumns: readonly { readonly name: string; readonly method: ScalerMethod }[];
  readonly copiedColumns: readonly string[];
  /**
   * Infinities in scaled columns, and what became of them: empty cells, the ends of the fitted column, or, in a file of
   * one column, where an empty cell would be no row, the same again.
   */
  readonly nonFinite: NotedCells & { readonly became: 'missing' | 'clip' | 'copied' };
  /** Numbers that the scaler has no finite value for, such as 0 for Box-Cox: empty cells in the copy, or the same again. */
  readonly unscalable: NotedCells & { readonly became: 'missing' | 'copied' };
  /** Present when the copy is in another format than the source. */
  readonly convertedTo?: OutputFormat;
  /** Cells behind the last column, which another format has no place for. */
  readonly leftOut: NotedCells;
  /** What the lines of cells are. */
  readonly place: Place;
}
