/** What the WebAssembly kernels export. Pointers are positions in the memory that the caller lays out behind the heap base. */
export * from './scan';
export {
  jsonClosed,
  jsonDamageExpected,
  jsonDamageLine,
  jsonDamagePosition,
  jsonFaults,
  jsonUnknownKeys,
} from './json/findings';
export { scanJson, setJson } from './json/scanJson';
export { setStrings } from './jsonString';
export { spliceJson } from './spliceJson';
export { setMissingWords, setNumberMarks } from './classify';
export { extract } from './extract';
export { keepFinite, extent, laneSums, powerSums } from './moments';
export { addToEstimate } from './hyperLogLog';
export { countCells } from './cells';
export { sortDoubles } from './sort';
export { findTexts } from './texts';
export { invalidUtf8At } from './utf8';
export { setSplicing, spliceNumbers } from './splice';
export { setPowers } from './powers';
export { decimalToDouble } from './decimalToDouble';
export { formatNumber, formatNumbers } from './formatNumber';

/** Where free memory starts. */
export function heapBase(): usize {
  return __heap_base;
}
