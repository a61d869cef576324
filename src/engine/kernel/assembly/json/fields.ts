// The fields of the chunk, in the arrays of csv/recordBatch.ts.
export let starts: usize = 0;
export let ends: usize = 0;
export let allFlags: usize = 0;
let room: i32 = 0;
export let columns: i32 = 0;
/** Whether a field more did not fit. */
export let isFull: bool = false;

/** Of the record that is scanned: its first field, one more than its last so far, and where it begins. */
export let firstOfRecord: i32 = 0;
export let fieldCount: i32 = 0;
let recordAt: u32 = 0;

export function setColumns(count: i32): void {
  columns = count;
}

export function setFields(start: usize, end: usize, flags: usize, most: i32): void {
  starts = start;
  ends = end;
  allFlags = flags;
  room = most;
  isFull = false;
}

@inline
export function beginFields(before: i32): void {
  firstOfRecord = before;
  fieldCount = before;
}

/** Begins a record of all columns, which are missing until they are found. @returns whether it fits */
export function beginObject(at: u32): bool {
  recordAt = at;
  isFull = firstOfRecord + columns > room;
  if (isFull) return false;
  missAll(
    starts + (<usize>firstOfRecord << 2),
    ends + (<usize>firstOfRecord << 2),
    allFlags + firstOfRecord,
    at,
  );
  fieldCount = firstOfRecord + columns;
  return true;
}

/** Makes all columns of a record that begins at `at` missing, from their starts, ends and flags on. */
@inline
export function missAll(startOf: usize, endOf: usize, flagsOf: usize, at: u32): void {
  const places = i32x4.splat(at);
  const count = <usize>columns;
  let column: usize = 0;
  for (; column + 4 <= count; column += 4) {
    v128.store(startOf + (column << 2), places);
    v128.store(endOf + (column << 2), places);
    store<u32>(flagsOf + column, 0);
  }
  for (; column < count; column++) {
    store<u32>(startOf + (column << 2), at);
    store<u32>(endOf + (column << 2), at);
    store<u8>(flagsOf + column, 0);
  }
}

/** A column of an object is missing, which is empty where the object begins. */
export function missField(column: i32): void {
  setField(firstOfRecord + column, recordAt, recordAt, 0);
}

/** @returns whether one more fits */
@inline
export function addField(): bool {
  isFull = fieldCount == room;
  if (!isFull) fieldCount++;
  return !isFull;
}

@inline
export function setField(field: i32, start: u32, end: u32, flags: u8): void {
  store<u32>(starts + (<usize>field << 2), start);
  store<u32>(ends + (<usize>field << 2), end);
  store<u8>(allFlags + field, flags);
}
