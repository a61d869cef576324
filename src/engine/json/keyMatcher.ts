import { BACKSLASH, QUOTE } from '../csv/ascii';
import { hashBytes } from '../stats/byteSet';
import { unescapeString } from './jsonString';
import type { KeyTable } from './keyTable';

/** Finds keys in a table: first of all where they probably are, behind the one that was found before. */
export class KeyMatcher {
  /** By node, the entry that probably comes next. */
  private readonly next: Uint32Array;
  private scratch = new Uint8Array(0);

  constructor(private readonly keys: KeyTable) {
    this.next = keys.firstEntry.slice(0, -1);
  }

  /**
   * The entry of the node that probably comes next, where its key and a quote stand.
   * @param start behind the opening quote
   * @returns -1 where something else stands
   */
  expected(node: number, bytes: Uint8Array, start: number, length: number): number {
    const { keys } = this;
    const entry = this.next[node]!;
    if (entry >= keys.firstEntry[node + 1]! || keys.escaped[entry] !== 0) return -1;
    const end = start + keys.keyLength[entry]!;
    if (end >= length || bytes[end] !== QUOTE || !this.equals(entry, bytes, start, end)) return -1;
    this.passed(node, entry);
    return entry;
  }

  /**
   * The entry of the node whose key stands between quotes, or -1.
   * @param start behind the opening quote; the string is well-formed
   * @param end of the closing quote
   */
  find(node: number, bytes: Uint8Array, start: number, end: number): number {
    let content = bytes;
    let keyStart = start;
    let keyEnd = end;
    if (bytes.subarray(start, end).includes(BACKSLASH)) {
      if (this.scratch.length < end - start) this.scratch = new Uint8Array(2 * (end - start));
      content = this.scratch;
      keyEnd = unescapeString(bytes, start, end, content);
      keyStart = 0;
    }
    const slots = this.keys.slots[node]!;
    const mask = slots.length - 1;
    for (
      let slot = hashBytes(content, keyStart, keyEnd, 0) & mask;
      slots[slot] !== 0;
      slot = (slot + 1) & mask
    ) {
      const entry = slots[slot]! - 1;
      if (!this.equals(entry, content, keyStart, keyEnd)) continue;
      this.passed(node, entry);
      return entry;
    }
    return -1;
  }

  /** Behind the last key of a node its first one is expected. */
  private passed(node: number, entry: number): void {
    const { firstEntry } = this.keys;
    this.next[node] = entry + 1 === firstEntry[node + 1] ? firstEntry[node]! : entry + 1;
  }

  private equals(entry: number, content: Uint8Array, start: number, end: number): boolean {
    const { bytes, keyStart, keyLength } = this.keys;
    if (end - start !== keyLength[entry]) return false;
    const key = keyStart[entry]!;
    for (let k = 0; k < end - start; k++) if (bytes[key + k] !== content[start + k]) return false;
    return true;
  }
}
