import type { OpenedCsv } from '../csv/openCsv';
import type { CellClassifier } from '../table/cellClassifier';
import type { Kernel } from './kernel';
import { TypeScriptKernel } from './typeScriptKernel';
import { WasmKernel } from './wasmKernel';

/** Below this, compiling WebAssembly takes longer than it saves. */
const WORTH_COMPILING = 65_536;

/**
 * The faster kernel for a file of so many bytes; the numbers are the same with either.
 * @param classifier reads the cells that a kernel leaves to it
 */
export function newKernel(
  { dialect, columnNames }: Pick<OpenedCsv, 'dialect' | 'columnNames'>,
  classifier: CellClassifier,
  bytes: number,
): Kernel {
  const input = { dialect, columns: columnNames.length, classifier };
  if (bytes < WORTH_COMPILING || typeof WebAssembly === 'undefined') return new TypeScriptKernel(input);
  return new WasmKernel(input);
}
