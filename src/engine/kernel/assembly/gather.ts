import { countCells } from './cells';
import { BOOLEAN, DATE, DECIMAL, INTEGER, LEADING_ZERO, LONG_INTEGER, TEXT } from './classify';
import { addMoments, lastMax, lastMin } from './columnMoments';
import { countDistinct, differentNumbers } from './distinct';
import { CLASSES } from './extract';
import { addExtremes } from './extremes';
import { keepFinite } from './moments';
import { pack } from './pack';

// A column: u32 where its moments, its counter of different numbers, its cell counter or 0, its extremes, its values that
// the cell counter kept and its sample are; u32 how many values there are of these two, and its flags.
const MOMENTS: usize = 0;
const DISTINCT: usize = 4;
const CELL_COUNTER: usize = 8;
const EXTREMES: usize = 12;
const KEPT: usize = 16;
const SAMPLE: usize = 20;
const KEPT_COUNT: usize = 24;
const SAMPLE_COUNT: usize = 28;
const FLAGS: usize = 32;
const COLUMN_BYTES: usize = 36;

// What is done with numbers: they are counted as planned, only moments are summed up, or all of them are kept, packed.
const COUNTS = 0;
const MOMENTS_ONLY = 1;
const ALL = 2;

// Flags of a column.
const LEFT_TO_CALLER: u32 = 1;
const MAY_IDENTIFY: u32 = 2;

const LEFT = -1;

let columns = 0;
let table: usize = 0;
let sums: usize = 0;
let wordSums: usize = 0;
let most = 0;
let mode = 0;
let fullCount = 0;

/**
 * Says which columns are gathered.
 *
 * @param at the columns
 * @param cellSums u32 by column and class: the counts of all blocks, where all are kept of those taken in; and so by column and
 *   word
 * @param mostKept with more values kept, or in its sample, a column is full: there must be room for those of one more
 *   block. Where all are kept, there is room for so many
 */
export function setGathering(
  columnCount: i32,
  at: usize,
  cellSums: usize,
  cellWordSums: usize,
  mostKept: i32,
  whatToGather: i32,
): void {
  columns = columnCount;
  table = at;
  sums = cellSums;
  wordSums = cellWordSums;
  most = mostKept;
  mode = whatToGather;
}

/** How many columns are full: the caller is to take out their values before the next block. */
export function gatherFull(): i32 {
  return fullCount;
}

/** How many of a column's cells are of a class. */
@inline
function cells(counts: usize, cell: i32): i32 {
  return load<i32>(counts + (<usize>cell << 2));
}

/**
 * Takes in the numbers of the block that {@link extract} read, as PartReader does column by column.
 *
 * @param count records of the block
 * @param values, stride, counts, wordCounts, words as extract gave them
 * @param lines of the records, u32 each; `offset` is to be added
 * @param rows records that go into the sample, u32 each
 * @param finite room for `count` numbers
 * @param scratch room for 1,001 numbers
 * @param left gets the columns whose numbers are left to the caller, u32 each; and behind all columns those that are full
 * @returns how many are left
 */
export function gather(
  count: i32,
  values: usize,
  stride: i32,
  counts: usize,
  wordCounts: usize,
  words: i32,
  lines: usize,
  offset: f64,
  rows: usize,
  rowCount: i32,
  finite: usize,
  scratch: usize,
  left: usize,
): i32 {
  let leftCount = 0;
  fullCount = 0;
  for (let c = 0; c < columns; c++) {
    const column = table + <usize>c * COLUMN_BYTES;
    const own = counts + <usize>c * (CLASSES << 2);
    const numbers = values + ((<usize>c * stride) << 3);
    const found = takeIn(column, own, numbers, count, rows, rowCount, finite, scratch);
    if (found != LEFT || mode != ALL) {
      addCounts(sums + <usize>c * (CLASSES << 2), own, CLASSES);
      addCounts(wordSums + ((<usize>c * words) << 2), wordCounts + ((<usize>c * words) << 2), words);
    }
    if (found == LEFT) {
      store<u32>(left + (<usize>leftCount << 2), c);
      leftCount++;
      continue;
    }
    if (found == 0 || mode == MOMENTS_ONLY) continue;
    const moments = load<u32>(column + MOMENTS);
    addExtremes(load<u32>(column + EXTREMES), numbers, count, lastMin(moments), lastMax(moments), lines, offset);
    if (mode == COUNTS && max(load<i32>(column + KEPT_COUNT), load<i32>(column + SAMPLE_COUNT)) > most) {
      store<u32>(left + (<usize>(columns + fullCount) << 2), c);
      fullCount++;
    }
  }
  return leftCount;
}

/** @returns how many finite values were taken in; {@link LEFT} where the column is left to the caller */
function takeIn(
  column: usize,
  counts: usize,
  values: usize,
  count: i32,
  rows: usize,
  rowCount: i32,
  finite: usize,
  scratch: usize,
): i32 {
  if ((load<u32>(column + FLAGS) & LEFT_TO_CALLER) != 0) return LEFT;
  if ((cells(counts, BOOLEAN) | cells(counts, DATE) | cells(counts, TEXT)) != 0) return LEFT;
  const numbers = cells(counts, INTEGER) + cells(counts, DECIMAL) + cells(counts, LONG_INTEGER) + cells(counts, LEADING_ZERO);
  if (numbers == 0) return 0;
  let own = values;
  if (numbers < count) {
    keepFinite(values, count, finite);
    own = finite;
  }
  const kept = load<i32>(column + KEPT_COUNT);
  if (mode == ALL && (kept + numbers > most || !pack(own, numbers, <usize>load<u32>(column + KEPT) + (<usize>kept << 2)))) {
    return LEFT;
  }
  if (!addMoments(load<u32>(column + MOMENTS), own, numbers, scratch)) return LEFT;
  if (mode == ALL) {
    store<i32>(column + KEPT_COUNT, kept + numbers);
    return numbers;
  }
  const distinct = load<u32>(column + DISTINCT);
  if (mode == MOMENTS_ONLY) {
    // As far as the advice not to scale asks.
    const asked = (load<u32>(column + FLAGS) & MAY_IDENTIFY) != 0 && cells(counts, DECIMAL) == 0;
    if (asked || differentNumbers(distinct) <= 2) countDistinct(distinct, own, numbers, scratch);
    return numbers;
  }
  const sampled = load<i32>(column + SAMPLE_COUNT);
  const sample = <usize>load<u32>(column + SAMPLE) + (<usize>sampled << 3);
  store<i32>(column + SAMPLE_COUNT, sampled + addToSample(values, rows, rowCount, sample));
  countDistinct(distinct, own, numbers, scratch);
  const counter = load<u32>(column + CELL_COUNTER);
  if (counter != 0) {
    const found = countCells(counter, own, numbers, <usize>load<u32>(column + KEPT) + (<usize>kept << 3));
    store<i32>(column + KEPT_COUNT, kept + found);
  }
  return numbers;
}

/** @returns how many values were added */
function addToSample(values: usize, rows: usize, rowCount: i32, sample: usize): i32 {
  let added: i32 = 0;
  for (let i = 0; i < rowCount; i++) {
    const value = load<f64>(values + (<usize>load<u32>(rows + (<usize>i << 2)) << 3));
    store<f64>(sample + (<usize>added << 3), value);
    added += i32(value - value == 0);
  }
  return added;
}

function addCounts(sums: usize, counts: usize, length: usize): void {
  for (let i: usize = 0; i < length; i++) {
    const at = sums + (i << 2);
    store<u32>(at, load<u32>(at) + load<u32>(counts + (i << 2)));
  }
}
