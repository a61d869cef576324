import type { Kernel } from '../kernel/kernel';
import { kernelFor } from '../kernel/newKernel';
import { CellClassifier } from '../table/cellClassifier';
import type { JsonShape } from './jsonShape';

/**
 * A kernel that tells whether records have other keys than those that lead to `paths`, or values at `nullPaths`. Their cells
 * are not to be read.
 * @param bytes how many it will scan in all
 */
export function keyKernel(
  shape: JsonShape,
  { paths, nullPaths = [] }: Pick<JsonShape, 'paths' | 'nullPaths'>,
  bytes: number,
): Kernel {
  const classifier = new CellClassifier([]);
  const dialect = { ...shape, paths, nullPaths };
  return kernelFor({ dialect, columns: paths.length, classifier }, bytes);
}
