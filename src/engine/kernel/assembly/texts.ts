import { BOOLEAN, MISSING, isMissing, isMissingString, word } from './classify';
import { classifyField } from './classifyField';
import { unescape } from './escaped';
import { ESCAPED, QUOTED } from './fieldFlags';
import { hash } from './hash';
import { isJson, unescapeString } from './jsonString';
import { addWords } from './hyperLogLog';
import { sameBytes } from './sameBytes';
import { CLASS_BITS, UNTOLD, addSeen, entryOf, isSeenDay } from './seenTexts';
import { addText } from './textSet';

/** Texts that were met last, by their hash: most columns of texts have few. */
const RECENT = 1024;
const recent = memory.data(4096, 4);
/** Bytes of an entry in the list of texts. */
const ENTRY: usize = 12;

/**
 * The different contents of one column's cells in `count` records from record `first` on, the missing ones left out; some
 * of them several times.
 *
 * @param seen where it is not 0, the set of cells that were met before, which are left out
 * @param set where it is not 0, the set of texts that they are added to; those it has no room for are listed
 * @param texts gets where each text starts, where it ends and its hash, u32 each; with room for as many as there are cells
 * @param scratch room for the contents of cells with doubled quotes: as much as these take in the chunk, and 16 bytes
 * @param registers where they are not 0, texts are added to this estimate instead, as DistinctBytes does
 * @returns how many texts are listed
 */
export function findTexts(
  bytes: usize,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  first: i32,
  count: i32,
  column: i32,
  seen: usize,
  set: usize,
  texts: usize,
  scratch: usize,
  registers: usize,
): i32 {
  memory.fill(recent, 0, RECENT << 2);
  let found = 0;
  for (let r = first; r < first + count; r++) {
    const record = firstField + (<usize>r << 2);
    const field = <usize>(load<i32>(record) + column);
    if (<i32>field >= load<i32>(record, 4)) continue;
    let start = bytes + load<u32>(fieldStart + (field << 2));
    let end = bytes + load<u32>(fieldEnd + (field << 2));
    // Without content a cell is missing, whatever stands around it.
    if (start == end) continue;
    const flags = load<u8>(fieldFlags + field);
    if (seen != 0) {
      if (isSeenDay(seen, start, end, flags) || entryOf(seen, start, end, flags) != 0) continue;
      addSeen(seen, start, end, flags, whatIs(start, end, flags, scratch));
    }
    const isString = isJson && (flags & QUOTED) != 0;
    if (flags & ESCAPED) {
      const length = isString
        ? unescapeString(0, <u32>start, <u32>end, scratch)
        : unescape(0, <u32>start, <u32>end, (flags & QUOTED) != 0, scratch);
      start = scratch;
      end = scratch + length;
      scratch = end;
    }
    if (isString ? isMissingString(0, <u32>start, <u32>end) : isMissing(0, <u32>start, <u32>end)) continue;
    if (registers != 0) {
      addWords(registers, hash(start, end, 1), hash(start, end, 2));
      continue;
    }
    const ownHash = hash(start, end, 0);
    if (set != 0 && addText(set, start, end, ownHash)) continue;
    const place = recent + (<usize>(ownHash & (RECENT - 1)) << 2);
    const last = load<u32>(place);
    if (last != 0 && equals(texts + <usize>(last - 1) * ENTRY, start, end, ownHash)) continue;
    const entry = texts + <usize>found * ENTRY;
    store<u32>(entry, <u32>start);
    store<u32>(entry, <u32>end, 4);
    store<u32>(entry, ownHash, 8);
    store<u32>(place, ++found);
  }
  return found;
}

/** What is to be told of a cell, whose number may not be needed. */
function whatIs(start: usize, end: usize, flags: u8, scratch: usize): u32 {
  const cell = classifyField(0, <u32>start, <u32>end, flags, scratch);
  return cell < BOOLEAN || cell > MISSING ? UNTOLD : <u32>cell | (<u32>(word + 1) << CLASS_BITS);
}

@inline
function equals(entry: usize, start: usize, end: usize, ownHash: u32): bool {
  const from = <usize>load<u32>(entry);
  const length = end - start;
  if (load<u32>(entry, 8) != ownHash || <usize>load<u32>(entry, 4) - from != length) return false;
  return sameBytes(from, start, length);
}
