import { unescape } from './escaped';
import { isJson, unescapeString } from './jsonString';
import {
  MISSING,
  UNDECIDED,
  classify,
  classifyString,
  firstClass,
  hasNumberWords,
  readPlainNumber,
  readTwoPlain,
  secondClass,
  value,
  word,
} from './classify';

const QUOTED: u8 = 1;
const ESCAPED: u8 = 2;
/** Of cells: those of table/cellClass.ts and {@link UNDECIDED}. */
export const CLASSES: usize = 11;
// Bits of what is known of a column: whether its cells are wanted, and whether the last one was a plain number.
const WANTED: u8 = 1;
const PLAIN: u8 = 2;
const BOTH_PLAIN: u16 = 0x0303;

function classifyField(bytes: usize, start: u32, end: u32, flags: u8, scratch: usize): i32 {
  if (isJson && (flags & QUOTED) != 0) {
    if ((flags & ESCAPED) == 0) return classifyString(bytes, start, end);
    return classifyString(scratch, 0, unescapeString(bytes, start, end, scratch));
  }
  if ((flags & ESCAPED) == 0) return classify(bytes, start, end);
  return classify(scratch, 0, unescape(bytes, start, end, (flags & QUOTED) != 0, scratch));
}

/**
 * Reads the cells of `count` records from record `first` on.
 *
 * @param wanted 1 for a column whose cells are read, else 0, u8 each; the others' results are left as they are. It is used up
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
        const at = columnCounts + ((<usize>firstClass) << 2);
        store<u32>(at, load<u32>(at) + 1);
        const atSecond = columnCounts + ((<usize>(CLASSES + secondClass)) << 2);
        store<u32>(atSecond, load<u32>(atSecond) + 1);
        c += 2;
        target += 2 * step;
        start += 8;
        end += 8;
        flags += 2;
        columnCounts += 2 * (CLASSES << 2);
        continue;
      }
      if (load<u8>(wanted + c) != 0) {
        let cell = -1;
        if (c < found && (load<u8>(flags) & unplain) == 0) {
          cell = readPlainNumber(bytes, load<u32>(start), load<u32>(end), target);
        }
        store<u8>(wanted + c, cell < 0 || hasNumberWords ? WANTED : WANTED | PLAIN);
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
            } else if (word >= 0) {
              const at = wordCounts + ((<usize>(c * words + word)) << 2);
              store<u32>(at, load<u32>(at) + 1);
            }
          }
          store<f64>(target, x);
        }
        const at = columnCounts + ((<usize>cell) << 2);
        store<u32>(at, load<u32>(at) + 1);
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
