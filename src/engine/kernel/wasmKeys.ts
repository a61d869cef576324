import { COLON, QUOTE } from '../csv/ascii';
import type { KeyTable } from '../json/keyTable';
import type { WasmMemory } from './wasmMemory';

/** Words of a node and of an entry: see assembly/json/keys.ts. */
const NODE = 3;
const ENTRY = 8;
/** Of a key that never stands as it is: a difference that is always found. */
const NEVER = 0x1_0000;
/** So many bytes of a key are looked at at once. */
const AT_ONCE = 16;
/** Bytes behind the last key that are read with it. */
const READ_BEHIND = 16;

/**
 * Lays the keys out for the kernels, which expect them in the order of the table at first.
 * @returns where the node of the keys of a record is
 */
export function takeKeys(table: KeyTable, memory: WasmMemory): number {
  const { firstEntry, keyStart, keyLength, column, child, escaped, slots } = table;
  const count = keyStart.length;
  const nodes = memory.take(4 * NODE * slots.length);
  // One more, which no key is, is expected where a node has none.
  const entries = memory.take(4 * ENTRY * (count + 1));
  const hashed = memory.take(4 * slots.reduce((sum, { length }) => sum + length, 0));
  const keys = memory.take(table.bytes.length + 3 * count + READ_BEHIND);
  const entryAt = (entry: number) => entries + 4 * ENTRY * entry;

  const nodeWords = memory.words(nodes, NODE * slots.length);
  const entryWords = memory.words(entries, ENTRY * (count + 1));
  let slotsAt = hashed;
  for (const [node, own] of slots.entries()) {
    const from = firstEntry[node]!;
    const to = firstEntry[node + 1]!;
    nodeWords.set([entryAt(from < to ? from : count), slotsAt, own.length - 1], NODE * node);
    memory.words(slotsAt, own.length).set(own.map((slot) => (slot === 0 ? 0 : entryAt(slot - 1))));
    slotsAt += 4 * own.length;
    for (let entry = from; entry < to; entry++) {
      entryWords[ENTRY * entry] = entryAt(entry + 1 < to ? entry + 1 : from);
    }
  }

  const bytes = memory.bytes(keys, table.bytes.length + 3 * count);
  entryWords.set([-1, 0, keys + 1, 0, 0, 0, NEVER], ENTRY * count + 1);
  let at = 0;
  for (let entry = 0; entry < count; entry++) {
    const start = keyStart[entry]!;
    const length = keyLength[entry]!;
    bytes[at] = QUOTE;
    bytes.set(table.bytes.subarray(start, start + length), at + 1);
    bytes.set([QUOTE, COLON], at + 1 + length);
    const below = child[entry]! < 0 ? 0 : nodes + 4 * NODE * child[entry]!;
    const whole = escaped[entry] === 0 ? length + 3 : 0;
    const differences = whole === 0 ? NEVER : 2 ** Math.min(AT_ONCE, whole) - 1;
    entryWords.set([column[entry]!, below, keys + at + 1, length, whole, 0, differences], ENTRY * entry + 1);
    at += length + 3;
  }
  return nodes;
}
