import { onlyFinite } from '../table/cellClass';
import type { CellBlock, Kernel } from './kernel';

/** The finite values of a column that was read, with 0 for −0: of most columns all of them. Valid until the next call. */
export function finiteValues(
  block: CellBlock,
  column: number,
  kernel: Pick<Kernel, 'keepFinite'>,
): Float64Array {
  const values = block.values(column);
  return onlyFinite(block.counts(column), values.length) ? values : kernel.keepFinite(values);
}
