import kernelBytes from './kernels.wasm';
import { powersTable } from './powersTable';
import type { WasmExports } from './wasmExports';
import type { WasmMemory } from './wasmMemory';

/** Bytes of a table that writing numbers uses: 16 for each exponent of a double. */
const SCALES = 32_752;

let compiled: WebAssembly.Module | undefined;

/** The kernels of kernel/assembly, over a memory of their own, in which nothing was taken before. */
export function instantiate(memory: WasmMemory): WasmExports {
  compiled ??= new WebAssembly.Module(kernelBytes);
  const imports = { env: { memory: memory.memory, abort: failInKernel } };
  const { exports }: { exports: unknown } = new WebAssembly.Instance(compiled, imports);
  const wasm = exports as WasmExports;
  memory.startAt(wasm.heapBase());
  return wasm;
}

/** Makes the tables that reading and writing decimals need. */
export function takeTables(wasm: WasmExports, memory: WasmMemory): void {
  const powers = powersTable();
  const table = memory.take(powers.byteLength);
  const scales = memory.take(SCALES);
  new BigUint64Array(memory.memory.buffer, table, powers.length).set(powers);
  wasm.setPowers(table, scales);
}

function failInKernel(): never {
  throw new Error('a kernel failed');
}
