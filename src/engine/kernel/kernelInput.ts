import type { RecordDialect } from '../dialect';
import type { JsonShape } from '../json/jsonShape';
import type { CellClassifier } from '../table/cellClassifier';

/** What a kernel is made for: the cells of one file. */
export interface KernelInput {
  readonly dialect: RecordDialect | JsonShape;
  /** How many columns the table has; records may have fewer or more fields. */
  readonly columns: number;
  /** Reads the cells that a kernel leaves to it. */
  readonly classifier: CellClassifier;
}

/** Whether records are JSON. */
export function isJson(dialect: KernelInput['dialect']): dialect is JsonShape {
  return 'paths' in dialect;
}

/** Cells of a block: 2 MB of numbers. */
const BLOCK_CELLS = 262_144;

/** How many records a block has at most. Both kernels need the same, because sums are made block by block. */
export function blockRecords(columns: number): number {
  return Math.max(1, Math.min(16_384, Math.floor(BLOCK_CELLS / columns)));
}
