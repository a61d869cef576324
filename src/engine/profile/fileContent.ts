import type { ProblemLog } from '../csv/problemLog';
import type { Distinct } from '../dataset';
import type { NumericResult } from '../stats/numericTable';
import type { ColumnTally } from '../table/columnTally';

/** All that reading a file finds, from which its profile is put together. */
export interface FileContent {
  readonly rows: number;
  readonly problems: ProblemLog;
  /** The line from which on nothing is read, where reading stopped there. */
  readonly stoppedAt?: number;
  readonly tallies: readonly ColumnTally[];
  /** By numeric column. */
  readonly numbers: ReadonlyMap<number, NumericResult>;
  /** How many different texts other columns hold. */
  readonly texts: ReadonlyMap<number, Distinct>;
}
