import { BACKSLASH, QUOTE, SPACE } from '../csv/ascii';
import { hashBytes } from '../stats/byteSet';

/**
 * The keys of records and of the objects in them, as flat arrays, in which a scanner looks up where a value belongs.
 *
 * Node 0 is the record; each key with keys below it leads to a node of its own. The entries of node n are
 * `firstEntry[n]` to `firstEntry[n + 1] - 1`.
 */
export interface KeyTable {
  readonly firstEntry: Uint32Array;
  /** Where each key starts in `bytes`, and its length. */
  readonly keyStart: Uint32Array;
  readonly keyLength: Uint32Array;
  /** The column of a value at this key, or -1. */
  readonly column: Int32Array;
  /** The node of an object at this key, or -1. */
  readonly child: Int32Array;
  /** 1 for a key that JSON cannot write without escapes. */
  readonly escaped: Uint8Array;
  /** The keys, in UTF-8. */
  readonly bytes: Uint8Array;
  /** By node, a hash table of its keys by `hashBytes` with seed 0: one more than the entry, 0 where free. */
  readonly slots: readonly Uint32Array[];
}

interface Node {
  readonly entries: Map<string, { column: number; child: Node | undefined }>;
}

/**
 * @param paths by column, as in {@link JsonShape}
 * @param nullPaths keys of no column, at which null is nothing new
 */
export function keyTable(
  paths: readonly (readonly string[])[],
  nullPaths: readonly (readonly string[])[] = [],
): KeyTable {
  const root: Node = { entries: new Map() };
  for (const [column, path] of [...paths, ...nullPaths].entries()) {
    let node = root;
    for (const [depth, key] of path.entries()) {
      let entry = node.entries.get(key);
      if (!entry) node.entries.set(key, (entry = { column: -1, child: undefined }));
      if (depth === path.length - 1) entry.column = column < paths.length ? column : -1;
      else node = entry.child ??= { entries: new Map() };
    }
  }
  const nodes = [root];
  const encoder = new TextEncoder();
  const firstEntry: number[] = [];
  const entries: { key: Uint8Array; column: number; child: number }[] = [];
  for (const node of nodes) {
    firstEntry.push(entries.length);
    for (const [key, { column, child }] of node.entries) {
      entries.push({ key: encoder.encode(key), column, child: child ? nodes.push(child) - 1 : -1 });
    }
  }
  firstEntry.push(entries.length);
  const bytes = new Uint8Array(entries.reduce((sum, { key }) => sum + key.length, 0));
  let length = 0;
  const keyStart = entries.map(({ key }) => {
    bytes.set(key, length);
    length += key.length;
    return length - key.length;
  });
  const slots = nodes.map((_, node) =>
    slotsOf(entries.slice(firstEntry[node], firstEntry[node + 1]), firstEntry[node]!),
  );
  return {
    firstEntry: Uint32Array.from(firstEntry),
    keyStart: Uint32Array.from(keyStart),
    keyLength: Uint32Array.from(entries, ({ key }) => key.length),
    column: Int32Array.from(entries, ({ column }) => column),
    child: Int32Array.from(entries, ({ child }) => child),
    escaped: Uint8Array.from(entries, ({ key }) => (key.some(needsEscape) ? 1 : 0)),
    bytes,
    slots,
  };
}

/** At most half of the slots are taken; their number is a power of two. */
function slotsOf(keys: readonly { readonly key: Uint8Array }[], first: number): Uint32Array {
  const slots = new Uint32Array(2 << Math.ceil(Math.log2(keys.length + 1)));
  for (const [k, { key }] of keys.entries()) {
    let slot = hashBytes(key, 0, key.length, 0) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = first + k + 1;
  }
  return slots;
}

function needsEscape(byte: number): boolean {
  return byte === QUOTE || byte === BACKSLASH || byte < SPACE;
}
