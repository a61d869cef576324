/** What the WebAssembly kernels export. Pointers are positions in the memory that the caller lays out behind the heap base. */
import { setTable } from './powers';
import { fillScales } from './shortestDecimal';

export { setDialect } from './dialect';
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
export { writeJsonLines } from './jsonLines';
export { setDecimalMark, setMissingWords } from './classify';
export { setThousands } from './ungroup';
export { extract } from './extract';
export { allHave } from './allHave';
export { countRanks, mergeRegisters } from './hyperLogLog';
export { keepFinite, extent, laneSums, placesBeyond, powerSums } from './moments';
export { addMoments, mergeColumns } from './columnMoments';
export { countDistinct, membersOf } from './distinct';
export { gather, gatherFull, setGathering } from './gather';
export { pack, unpack } from './pack';
export { countCells, fillSlots } from './cells';
export { standardize } from './standardize';
export { keepWithin } from './keepWithin';
export { mergeSorted } from './mergeSorted';
export { sortDoubles } from './sort';
export { findTexts } from './texts';
export { addTexts } from './textSet';
export { invalidUtf8At } from './utf8';
export { setSplicing, spliceNumbers } from './splice';
export { decimalToDouble } from './decimalToDouble';
export { formatNumber, formatNumbers } from './formatNumber';

/**
 * Says where the table of powersTable.ts lies in memory, and where there is room for another that is made of it, of 2,047
 * times 16 bytes. Reading and writing decimals need them.
 */
export function setPowers(pointer: usize, room: usize): void {
  setTable(pointer);
  fillScales(room);
}

/** Where free memory starts. */
export function heapBase(): usize {
  return __heap_base;
}
