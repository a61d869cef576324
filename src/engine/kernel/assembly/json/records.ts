import { COMMA, MINUS, SPACE, ZERO } from '../bytes';
import { QUOTED } from '../fieldFlags';
import { addField, allFlags, beginObject, ends, fieldCount, firstOfRecord, setField, starts } from './fields';
import {
  beginKeys,
  columnOf,
  expectAfter,
  expectedAfter,
  findKey,
  forget,
  keyEnd,
  matchesKey,
  nodeBelow,
  record,
  recordOf,
  setRecord,
  sizeOf,
} from './keys';
import {
  A_KEY,
  A_KEY_OR_END,
  AN_ARRAY,
  AN_OBJECT,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA_OR_BRACE,
  COMMA_OR_BRACKET,
  LETTER_N,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './marks';
import { skipNumberIn } from './number';
import { FAILED, byteAt, bytes, failAt, lineNumber, skipAllSpace, skipSpace } from './place';
import { skipColon, skipValue } from './skip';
import { stringEnds, skipLongString, skipString, stringFlags } from './string';

// As in json/jsonShape.ts.
const MOST_FLATTENED = 32;

/** 0: objects, 1: arrays, 2: values. */
let kind: i32 = 0;
/** The node of the keys of a record. */
let root: usize = 0;
/** Whether the record has a key with a value that is no column. */
export let hasUnknownKey: bool = false;
/** Where a key stands for the second time, and its line; FAILED where none does. */
export let repeatedAt: u32 = FAILED;
export let repeatedLine: i32 = 0;

export function setRecords(recordKind: i32, rootNode: usize): void {
  kind = recordKind;
  root = rootNode;
}

/** Passes over the record that begins at `at`, and indexes its fields: the position behind it, or FAILED. */
export function scanRecord(at: u32): u32 {
  hasUnknownKey = false;
  repeatedAt = FAILED;
  beginKeys();
  if (kind == 0) {
    if (byteAt(at) != OPEN_BRACE) return skipOther(at, AN_OBJECT);
    if (!beginObject(at)) return FAILED;
    return scanObject(root, at, 1);
  }
  if (kind == 1) {
    if (byteAt(at) != OPEN_BRACKET) return skipOther(at, AN_ARRAY);
    return scanArray(at);
  }
  return addField() ? scanInto(firstOfRecord, at, 1) : FAILED;
}

/** Passes over a value that is no record: what is wrong stands behind it, or in it. */
function skipOther(at: u32, what: i32): u32 {
  const end = skipValue(at, 1);
  return end == FAILED ? FAILED : failAt(end, what);
}

function scanArray(at: u32): u32 {
  at = skipSpace(at + 1);
  if (byteAt(at) == CLOSE_BRACKET) return at + 1;
  for (;;) {
    if (!addField()) return FAILED;
    at = scanInto(fieldCount - 1, at, 2);
    if (at == FAILED) return FAILED;
    at = skipSpace(at);
    const byte = byteAt(at);
    if (byte == CLOSE_BRACKET) return at + 1;
    if (byte != COMMA) return failAt(at, COMMA_OR_BRACKET);
    at = skipSpace(at + 1);
  }
  return FAILED;
}

function scanObject(node: usize, at: u32, depth: i32): u32 {
  // Copies of what is read all the time: variables of the module take longer.
  const text = bytes;
  const own = record;
  const startOf = starts + (<usize>firstOfRecord << 2);
  const endOf = ends + (<usize>firstOfRecord << 2);
  const flagsOf = allFlags + firstOfRecord;
  at = skipSpace(at + 1);
  if (load<u8>(text + at) == CLOSE_BRACE) return at + 1;
  // What stood before: the node at first, then the entry of the last key.
  let before = node;
  for (let isFirst = true; ; isFirst = false) {
    let entry = expectedAfter(before);
    const keyAt = at;
    const keyLine = lineNumber;
    if (matchesKey(entry, text + at)) at += sizeOf(entry);
    else {
      at = skipOtherKey(node, before, at, isFirst);
      if (at == FAILED) return FAILED;
      entry = otherKey;
    }
    let byte = load<u8>(text + at);
    if (byte <= SPACE) {
      at = skipAllSpace(at);
      byte = load<u8>(text + at);
    }
    if (entry == 0) {
      at = skipValue(at, depth + 1);
      if (at == FAILED) return FAILED;
      hasUnknownKey = true;
    } else {
      before = entry;
      if (recordOf(entry) == own) repeat(entry, keyAt, keyLine);
      else setRecord(entry, own);
      const column = columnOf(entry);
      if (column >= 0 && byte == QUOTE) {
        const start = at + 1;
        const found = stringEnds(text + start);
        let end = start + ctz(found);
        let flags: u8 = QUOTED;
        // Most strings are short, and without an escape.
        if (found == 0 || load<u8>(text + end) != QUOTE) {
          at = skipLongString(found == 0 ? start + 16 : end);
          if (at == FAILED) return FAILED;
          flags = stringFlags;
          end = at - 1;
        }
        at = end + 1;
        store<u32>(endOf + (<usize>column << 2), end);
        store<u32>(startOf + (<usize>column << 2), start);
        store<u8>(flagsOf + column, flags);
      } else if (column >= 0 && (byte - ZERO <= 9 || byte == MINUS)) {
        const start = at;
        at = skipNumberIn(text, at, byte);
        if (at == FAILED) return FAILED;
        store<u32>(endOf + (<usize>column << 2), at);
        store<u32>(startOf + (<usize>column << 2), start);
        store<u8>(flagsOf + column, 0);
      } else {
        at = scanRareValue(entry, at, byte, depth);
        if (at == FAILED) return FAILED;
      }
    }
    let behind = load<u8>(text + at);
    if (behind != COMMA) {
      if (behind <= SPACE) {
        at = skipAllSpace(at);
        behind = load<u8>(text + at);
      }
      if (behind == CLOSE_BRACE) return at + 1;
      if (behind != COMMA) return failAt(at, COMMA_OR_BRACE);
    }
    at++;
    if (load<u8>(text + at) <= SPACE) at = skipAllSpace(at);
  }
  return FAILED;
}

/** Of a column a value that is neither a string nor a number, or any value of a key that only leads to others. */
function scanRareValue(entry: usize, at: u32, byte: u8, depth: i32): u32 {
  const below = nodeBelow(entry);
  if (below != 0 && byte == OPEN_BRACE) return scanObject(below, at, depth + 1);
  const column = columnOf(entry);
  const end = skipValue(at, depth + 1);
  if (end == FAILED) return FAILED;
  if (column < 0) {
    // Where only objects have been seen so far, null is one that is missing.
    if (byte != LETTER_N) hasUnknownKey = true;
    return end;
  }
  setField(firstOfRecord + column, at, byte == LETTER_N ? at : end, 0);
  if (byte == OPEN_BRACE && depth < MOST_FLATTENED && isFilled(at)) hasUnknownKey = true;
  return end;
}

/** The entry of the key that was passed over by skipOtherKey, or 0. */
let otherKey: usize = 0;

/** Passes over a key that is not the expected one, and its colon. */
function skipOtherKey(node: usize, before: usize, at: u32, isFirst: bool): u32 {
  if (byteAt(at) != QUOTE) return failAt(at, isFirst ? A_KEY_OR_END : A_KEY);
  otherKey = findKey(node, at);
  if (keyEnd == FAILED) return FAILED;
  if (otherKey != 0) expectAfter(before, otherKey);
  return skipColon(keyEnd);
}

/** A key stands once more: what it stood for before is forgotten. */
function repeat(entry: usize, at: u32, line: i32): void {
  forget(entry);
  if (repeatedAt != FAILED) return;
  repeatedAt = at;
  repeatedLine = line;
}

/** Whether a complete object, whose brace stands at `at`, has keys. */
function isFilled(at: u32): bool {
  do at++;
  while (byteAt(at) <= SPACE);
  return byteAt(at) != CLOSE_BRACE;
}

/** Passes over a value that becomes a field: the position behind it, or FAILED. */
@inline
function scanInto(field: i32, at: u32, depth: i32): u32 {
  const byte = byteAt(at);
  if (byte == QUOTE) {
    const end = skipString(at);
    if (end != FAILED) setField(field, at + 1, end - 1, stringFlags);
    return end;
  }
  const end = skipValue(at, depth);
  if (end != FAILED) setField(field, at, byte == LETTER_N ? at : end, 0);
  return end;
}
