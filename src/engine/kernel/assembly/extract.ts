import { classifyField } from './classifyField';
import { ESCAPED, QUOTED } from './fieldFlags';
import { isJson } from './jsonString';
import { CLASS_BITS, UNTOLD, told, wasSeen } from './seenTexts';
import {
  MISSING,
  UNDECIDED,
  firstClass,
  hasNumberWords,
  readPlainNumber,
  readTwoPlain,
  secondClass,
  value,
  word,
} from './classify';

/** Of cells: those of table/cellClass.ts and {@link UNDECIDED}. */
export const CLASSES: usize = 11;
// Bits of what is known of a column: whether its cells are wanted, and whether the last one was a plain number.
const WANTED: u8 = 1;
const PLAIN: u8 = 2;
const BOTH_PLAIN: u16 = 0x0303;

/**
 * Reads the cells of `count` records from record `first` on.
 *
 * @param wanted 1 for a column whose cells are read, else 0, u8 each; the others' results are left as they are. It is used up
 * @param sets for each column a set of cells that were met before, which are not read again, or 0, u32 each
 * @param unseen for each column counts the cells its set does not have, u32 each
 * @param values gets the number of each cell, column by column with `stride` numbers each; NaN where there is none
 * @param counts u32 by column and class; the cells that the caller is to read are not counted but listed
 * @param wordCounts u32 by column and missing word
 * @param asked gets column and record (from `first`) of every cell that is left to the caller, u32 each
 * @param scratch room for the content of any cell and 16 bytes
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
  counts: usize,
  wordCounts: usize,
  words: i32,
  asked: usize,
  scratch: usize,
): i32 {
  let left = 0;
  // In JSON a number within quotes is a text.
  const unplain: u8 = isJson ? QUOTED | ESCAPED : ESCAPED;
  const unplainTwo: u16 = <u16>unplain * 0x0101;
  const step = (<usize>stride) << 3;
  for (let r = 0; r < count; r++) {
    const field = load<i32>(firstField + ((<usize>(first + r)) << 2));
    const found = load<i32>(firstField + ((<usize>(first + r)) << 2), 4) - field;
    let target = values + ((<usize>r) << 3);
    let start = fieldStart + ((<usize>field) << 2);
    let end = fieldEnd + ((<usize>field) << 2);
    let flags = fieldFlags + field;
    let columnCounts = counts;
    const lastPair = min(columns, found) - 1;
    let c = 0;
    while (c < columns) {
      // Where the record before had numbers in both of the next two columns, there are probably two again.
      if (
        load<u16>(wanted + c) == BOTH_PLAIN &&
        c < lastPair &&
        (load<u16>(flags) & unplainTwo) == 0 &&
        readTwoPlain(bytes, start, end, target, step)
      ) {
        addOne(columnCounts + ((<usize>firstClass) << 2));
        addOne(columnCounts + ((<usize>(CLASSES + secondClass)) << 2));
        c += 2;
        target += 2 * step;
        start += 8;
        end += 8;
        flags += 2;
        columnCounts += 2 * (CLASSES << 2);
        continue;
      }
      if (load<u8>(wanted + c) != 0) {
        const set = <usize>load<u32>(sets + (<usize>c << 2));
        let cell = -1;
        if (set != 0 && c < found) {
          const known = unseen + (<usize>c << 2);
          const wordsOf = wordCounts + (<usize>(c * words) << 2);
          cell = seenClass(set, bytes + load<u32>(start), bytes + load<u32>(end), load<u8>(flags), known, wordsOf);
          if (cell >= 0) store<f64>(target, NaN);
        }
        if (cell < 0) {
          if (c < found && (load<u8>(flags) & unplain) == 0) {
            cell = readPlainNumber(bytes, load<u32>(start), load<u32>(end), target);
          }
          store<u8>(wanted + c, cell < 0 || set != 0 || hasNumberWords ? WANTED : WANTED | PLAIN);
          if (cell < 0) {
            cell = MISSING;
            let x: f64 = NaN;
            if (c < found) {
              cell = classifyField(bytes, load<u32>(start), load<u32>(end), load<u8>(flags), scratch);
              if (cell < MISSING) x = value + 0.0;
              else if (cell == UNDECIDED) {
                store<u32>(asked + ((<usize>left) << 3), c);
                store<u32>(asked + ((<usize>left) << 3), r, 4);
                left++;
              } else if (word >= 0) addOne(wordCounts + ((<usize>(c * words + word)) << 2));
            }
            store<f64>(target, x);
          }
        }
        addOne(columnCounts + ((<usize>cell) << 2));
      }
      c++;
      target += step;
      start += 4;
      end += 4;
      flags++;
      columnCounts += CLASSES << 2;
    }
  }
  return left;
}

@inline
function addOne(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

/**
 * The class of a cell that the set tells of, the missing word that it may hold counted; -1 for any other.
 * @param unseen counts the cells the set does not have
 */
@inline
function seenClass(set: usize, start: usize, end: usize, flags: u8, unseen: usize, wordCounts: usize): i32 {
  if (!wasSeen(set, start, end, flags)) {
    addOne(unseen);
    return -1;
  }
  const is = told();
  if (is == UNTOLD) return -1;
  if (is >> CLASS_BITS != 0) addOne(wordCounts + (<usize>((is >> CLASS_BITS) - 1) << 2));
  return is & ((1 << CLASS_BITS) - 1);
}
