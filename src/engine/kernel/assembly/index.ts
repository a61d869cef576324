/** What the WebAssembly kernels export. Pointers are positions in the memory that the caller lays out behind the heap base. */
export { setPowers } from './powers';
export { decimalToDouble } from './decimalToDouble';
export { formatNumber, formatNumbers } from './formatNumber';

/** Where free memory starts. */
export function heapBase(): usize {
  return __heap_base;
}
