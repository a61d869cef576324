import type { OpenedTable } from '../table/openTable';
import type { CellClassifier } from '../table/cellClassifier';
import type { Kernel } from './kernel';
import type { KernelInput } from './kernelInput';
import { TypeScriptKernel } from './typeScriptKernel';
import { WasmKernel } from './wasmKernel';

/** Below this, compiling WebAssembly takes longer than it saves. */
const WORTH_COMPILING = 65_536;

/**
 * The faster kernel for a file of so many bytes; the numbers are the same with either.
 * @param classifier reads the cells that a kernel leaves to it
 */
export function newKernel(table: OpenedTable, classifier: CellClassifier, bytes: number): Kernel {
  const dialect = table.format === 'csv' ? table.dialect : table.shape;
  return kernelFor({ dialect, columns: table.columnNames.length, classifier }, bytes);
}

/** As {@link newKernel}, for cells of which no table is known yet. */
export function kernelFor(input: KernelInput, bytes: number): Kernel {
  if (bytes < WORTH_COMPILING || typeof WebAssembly === 'undefined') return new TypeScriptKernel(input);
  return new WasmKernel(input);
}
