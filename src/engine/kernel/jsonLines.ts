import { TypeScriptJsonLines } from './typeScriptJsonLines';
import { WasmJsonLines } from './wasmJsonLines';

/**
 * Puts columns together to JSON Lines, some records at a time: each is an object with the same keys. There are two, which
 * write the same bytes.
 */
export interface JsonLines {
  /** How many records are written at once at most. */
  readonly most: number;

  /**
   * Room for the numbers of a column, one for each record. NaN is written as null, an infinity as a number beyond the
   * range of a double, which becomes one again where it is read as a double; all others as String(x), and −0 as -0.
   */
  numbers(column: number): Float64Array;

  /**
   * Sets the values of a column to texts that are JSON.
   * @param text all of them, one behind the other
   * @param ends where each of them ends in it, as many as there are records
   */
  setTexts(column: number, text: string, ends: Uint32Array): void;

  /** The lines of the first `records` of what was set of each column. The bytes are the caller's. */
  lines(records: number): Uint8Array<ArrayBuffer>;
}

/** Cells of all columns that are written at once: so few that they stay in the cache of the processor. */
const MOST_CELLS = 32_768;
const MOST_RECORDS = 4096;

/**
 * @param keys of the columns, in the order in which they are written
 * @param records that there will be
 */
export function newJsonLines(keys: readonly string[], records: number): JsonLines {
  const most = Math.max(1, Math.min(MOST_RECORDS, records, Math.floor(MOST_CELLS / keys.length)));
  const before = keys.map((key, index) => `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
  return typeof WebAssembly === 'undefined'
    ? new TypeScriptJsonLines(before, most)
    : new WasmJsonLines(before, most);
}
