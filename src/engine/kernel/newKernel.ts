import type { Kernel } from './kernel';
import type { KernelInput } from './kernelInput';
import { TypeScriptKernel } from './typeScriptKernel';
import { WasmKernel } from './wasmKernel';

/** Below this, compiling WebAssembly takes longer than it saves. */
const WORTH_COMPILING = 65_536;

/** The faster kernel for a file of so many bytes; the numbers are the same with either. */
export function newKernel(input: KernelInput, bytes: number): Kernel {
  if (bytes < WORTH_COMPILING || typeof WebAssembly === 'undefined') return new TypeScriptKernel(input);
  return new WasmKernel(input);
}
