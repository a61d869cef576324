// The fields of the chunk, in the arrays of csv/recordBatch.ts.
export let starts: usize = 0;
export let ends: usize = 0;
export let allFlags: usize = 0;
let room: i32 = 0;
let columns: i32 = 0;
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
  const places = i32x4.splat(at);
  const start = starts + (<usize>firstOfRecord << 2);
  const end = ends + (<usize>firstOfRecord << 2);
  const flags = allFlags + firstOfRecord;
  let column: usize = 0;
  for (; column + 4 <= <usize>columns; column += 4) {
    v128.store(start + (column << 2), places);
    v128.store(end + (column << 2), places);
    store<u32>(flags + column, 0);
  }
  for (; column < <usize>columns; column++) setField(firstOfRecord + <i32>column, at, at, 0);
  fieldCount = firstOfRecord + columns;
  return true;
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
