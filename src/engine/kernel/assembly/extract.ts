import { allHave } from './allHave';
import { classifyField } from './classifyField';
import { ESCAPED, QUOTED } from './fieldFlags';
import { isJson } from './jsonString';
import { DECIMALS, EMPTIES, LEADING_ZEROS, NONE, UNUSUAL, readNumber, readTwoPlain } from './readNumber';
import { CLASS_BITS, UNTOLD, entryOf, hasDays, isSeenDay, told } from './seenTexts';
import {
  DATE,
  DECIMAL,
  INTEGER,
  LEADING_ZERO,
  MISSING,
  UNDECIDED,
  beginsNumberWord,
  hasNumberWords,
  value,
  word,
} from './classify';

/** Of cells: those of table/cellClass.ts and {@link UNDECIDED}. */
export const CLASSES: usize = 11;
// Bits of what is known of a column: whether its cells are wanted; and of those that were read last, whether most were numbers
// that are read two at a time, or most were empty.
const WANTED: u8 = 1;
const PLAIN: u8 = 2;
const FEW: u8 = 4;
/** Bytes of cells, and of what is known of them, that stay close at hand while all columns are read. */
const TILE_BYTES = 24_576;
const MOST_ROWS = 256;
/** Of a field in the index. */
const INDEX_BYTES = 9;
/** Numbers of a column that lie in memory side by side. */
const FEWEST_ROWS = 8;

/** Flags of cells that are no plain numbers: in JSON a number within quotes is a text. */
let unplain: u8 = 0;
// Of the block that is read: where the next cell is listed that is left to the caller, and room for any cell's content.
let left: usize = 0;
let scratch: usize = 0;
// Of the column that is read: its number, where its cells of each class and those of each missing word are counted, and where
// the numbers of the block begin.
let column: i32 = 0;
let counts: usize = 0;
let wordCounts: usize = 0;
let firstValue: usize = 0;

/**
 * Reads the cells of `count` records from record `first` on: a few records at a time, column by column, whose cells are
 * alike.
 *
 * @param wanted bits of each column, see above: the results of those that are not wanted are left as they are
 * @param sets for each column a set of cells that were met before, which are not read again, or 0, u32 each
 * @param unseen for each column counts the cells its set does not have, u32 each
 * @param values gets the number of each cell, column by column with `stride` numbers each; NaN where there is none
 * @param allCounts u32 by column and class; the cells that the caller is to read are not counted but listed
 * @param allWordCounts u32 by column and missing word
 * @param asked gets column and record (from `first`) of every cell that is left to the caller, u32 each
 * @param room for the content of any cell and 16 bytes
 * @returns how many cells were left
 */
export function extract(
  bytes: usize,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  first: i32,
  count: i32,
  columns: i32,
  wanted: usize,
  sets: usize,
  unseen: usize,
  values: usize,
  stride: i32,
  allCounts: usize,
  allWordCounts: usize,
  words: i32,
  asked: usize,
  room: usize,
): i32 {
  unplain = isJson ? QUOTED | ESCAPED : ESCAPED;
  left = asked;
  scratch = room;
  const records = firstField + ((<usize>first) << 2);
  const most = rowsOfTile(records, fieldStart, fieldEnd, count);
  for (let r = 0; r < count; ) {
    const record = records + ((<usize>r) << 2);
    const field = <usize>load<u32>(record);
    const fields = load<i32>(record, 4) - <i32>field;
    let rows = min(most, count - r);
    if (!allHave(record, rows, fields)) rows = 1;
    for (let c = 0; c < columns; c++) {
      if ((load<u8>(wanted + c) & WANTED) == 0) continue;
      column = c;
      counts = allCounts + ((<usize>c * CLASSES) << 2);
      wordCounts = allWordCounts + ((<usize>(c * words)) << 2);
      firstValue = values + ((<usize>c * stride) << 3);
      const target = firstValue + ((<usize>r) << 3);
      const last = target + ((<usize>rows) << 3);
      if (c >= fields) {
        for (let at = target; at < last; at += 8) store<f64>(at, NaN);
        add(MISSING, rows);
        continue;
      }
      const start = fieldStart + ((field + c) << 2);
      const end = fieldEnd + ((field + c) << 2);
      const flags = fieldFlags + field + c;
      const set = <usize>load<u32>(sets + ((<usize>c) << 2));
      if (set != 0) {
        const news = readTexts(set, bytes, start, end, flags, fields, target, last);
        addTo(unseen + ((<usize>c) << 2), news);
      } else {
        const known = readOthers(bytes, start, end, flags, fields, target, last, load<u8>(wanted + c));
        store<u8>(wanted + c, WANTED | known);
      }
    }
    r += rows;
  }
  return <i32>((left - asked) >> 3);
}

/** So many records that little memory is touched while all of their columns are read. */
function rowsOfTile(records: usize, fieldStart: usize, fieldEnd: usize, count: i32): i32 {
  const from = <usize>load<u32>(records);
  const to = <usize>load<u32>(records + ((<usize>count) << 2));
  if (from == to) return MOST_ROWS;
  // The fields of a JSON record may stand in any order: less than nothing may lie between the first and the last.
  const bytes = max(0, load<i32>(fieldEnd + ((to - 1) << 2)) - load<i32>(fieldStart + (from << 2)));
  const all = <u64>bytes + (to - from) * INDEX_BYTES;
  return max(FEWEST_ROWS, <i32>min<u64>(MOST_ROWS, (<u64>TILE_BYTES * count) / all));
}

// Both of the following read the cells of one column whose starts, ends and flags lie `fields` cells apart, and write their
// numbers from `target` to `last`.

/** @returns how many of the cells the set does not have */
function readTexts(
  set: usize,
  bytes: usize,
  start: usize,
  end: usize,
  flags: usize,
  fields: i32,
  target: usize,
  last: usize,
): i32 {
  let news = 0;
  // Cells that follow each other mostly are alike: they are counted together.
  let same = UNTOLD;
  let alike = 0;
  const mayBeDays = hasDays(set);
  for (; target < last; target += 8) {
    const from = load<u32>(start);
    const to = load<u32>(end);
    let known: u32 = DATE;
    if (!mayBeDays || !isSeenDay(set, bytes + from, bytes + to, load<u8>(flags))) {
      const entry = entryOf(set, bytes + from, bytes + to, load<u8>(flags));
      news += i32(entry == 0);
      known = entry == 0 ? UNTOLD : told(entry);
    }
    if (known == UNTOLD) {
      readCell(bytes, from, to, load<u8>(flags), target);
    } else {
      store<f64>(target, NaN);
      if (known != same) {
        if (alike > 0) addKnown(same, alike);
        same = known;
        alike = 0;
      }
      alike++;
    }
    start += (<usize>fields) << 2;
    end += (<usize>fields) << 2;
    flags += fields;
  }
  if (alike > 0) addKnown(same, alike);
  return news;
}

/**
 * @param before which of the bits PLAIN and FEW hold for the cells before these
 * @returns and for these
 */
function readOthers(
  bytes: usize,
  start: usize,
  end: usize,
  flags: usize,
  fields: i32,
  target: usize,
  last: usize,
  before: u8,
): u8 {
  const step = (<usize>fields) << 2;
  const others = unplain;
  const rows = <i32>((last - target) >> 3);
  let unusual = 0;
  let empties = 0;
  for (;;) {
    // No calls within these loops: what is known would be stored and loaded around them.
    const begin = target;
    let found: u64 = 0;
    let mayBeNumber = true;
    if (hasNumberWords) {
      // Any cell may be one.
    } else if ((before & PLAIN) != 0) {
      while (target + 8 < last && ((load<u8>(flags) | load<u8>(flags + fields)) & others) == 0) {
        const is = readTwoPlain(bytes, start, end, step, target);
        if (is == NONE) break;
        found += is;
        target += 16;
        start += step << 1;
        end += step << 1;
        flags += (<usize>fields) << 1;
      }
    } else if ((before & FEW) != 0) {
      for (; target < last && load<u32>(start) == load<u32>(end); target += 8) {
        store<f64>(target, NaN);
        found += EMPTIES;
        start += step;
        end += step;
        flags += fields;
      }
    } else {
      for (; target < last && (load<u8>(flags) & others) == 0; target += 8) {
        const is = readNumber(bytes, load<u32>(start), load<u32>(end), target);
        if (is == NONE) {
          mayBeNumber = false;
          break;
        }
        found += is;
        start += step;
        end += step;
        flags += fields;
      }
    }
    if (target > begin) {
      addNumbers(found, <i32>((target - begin) >> 3));
      empties += countOf(found, EMPTIES);
      unusual += countOf(found, UNUSUAL);
    }
    if (target == last) break;
    if (load<u32>(start) == load<u32>(end)) {
      store<f64>(target, NaN);
      add(MISSING, 1);
      empties++;
    } else {
      if (mayBeNumber) readCell(bytes, load<u32>(start), load<u32>(end), load<u8>(flags), target);
      else readRare(bytes, load<u32>(start), load<u32>(end), load<u8>(flags), target);
      unusual++;
    }
    target += 8;
    start += step;
    end += step;
    flags += fields;
  }
  if (2 * empties > rows) return FEW;
  return 4 * unusual < rows ? PLAIN : 0;
}

/** How many of the cells that were read by readNumber or readTwoPlain are counted at `unit`. */
@inline
function countOf(found: u64, unit: u64): i32 {
  return <i32>((found / unit) & 0xffff);
}

/** Counts cells that were read so. */
function addNumbers(found: u64, count: i32): void {
  const decimals = countOf(found, DECIMALS);
  const zeros = countOf(found, LEADING_ZEROS);
  const empties = countOf(found, EMPTIES);
  add(DECIMAL, decimals);
  add(LEADING_ZERO, zeros);
  add(MISSING, empties);
  add(INTEGER, count - decimals - zeros - empties);
}

function readCell(bytes: usize, start: u32, end: u32, flags: u8, target: usize): void {
  if ((flags & unplain) == 0 && !beginsNumberWord(load<u8>(bytes + start))) {
    const is = readNumber(bytes, start, end, target);
    if (is != NONE) {
      addNumbers(is, 1);
      return;
    }
  }
  readRare(bytes, start, end, flags, target);
}

/** A cell that is no number, or one that readNumber does not read. */
function readRare(bytes: usize, start: u32, end: u32, flags: u8, target: usize): void {
  const cell = classifyField(bytes, start, end, flags, scratch);
  store<f64>(target, cell < MISSING ? value + 0.0 : NaN);
  if (cell == UNDECIDED) {
    store<u32>(left, column);
    store<u32>(left, <u32>((target - firstValue) >> 3), 4);
    left += 8;
  } else {
    add(cell, 1);
    if (cell == MISSING && word >= 0) addTo(wordCounts + ((<usize>word) << 2), 1);
  }
}

/** Counts cells of which a set told what they are. */
function addKnown(known: u32, count: i32): void {
  add(known & ((1 << CLASS_BITS) - 1), count);
  if (known >> CLASS_BITS != 0) addTo(wordCounts + (<usize>((known >> CLASS_BITS) - 1) << 2), count);
}

/** Counts cells of a class. */
@inline
function add(cell: i32, count: i32): void {
  addTo(counts + ((<usize>cell) << 2), count);
}

@inline
function addTo(at: usize, count: i32): void {
  store<i32>(at, load<i32>(at) + count);
}
