/** What the WebAssembly kernels export. Pointers are byte positions in the memory that {@link wasmMemory} lays out. */
export function ready(): i32 {
  return 1;
}
