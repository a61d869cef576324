// The fields of the chunk, in the arrays of csv/recordBatch.ts.
let starts: usize = 0;
let ends: usize = 0;
let allFlags: usize = 0;
let room: i32 = 0;
let columns: i32 = 0;
/** Whether a field more did not fit. */
export let isFull: bool = false;

/** Of the record that is scanned: its first field, how many it has so far, and where it begins. */
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

/** @returns whether a record of all columns fits */
@inline
export function beginObject(at: u32): bool {
  recordAt = at;
  isFull = firstOfRecord + columns > room;
  return !isFull;
}

/** The field of a column; those before it that were not found so far are missing unless they are found later. */
@inline
export function fieldOf(column: i32): i32 {
  const field = firstOfRecord + column;
  if (field > fieldCount) missUpTo(field);
  if (field == fieldCount) fieldCount = field + 1;
  return field;
}

/** Behind an object: the columns that it does not have are empty, where it begins. */
@inline
export function endObject(): void {
  missUpTo(firstOfRecord + columns);
}

/** A column of an object is empty, where the object begins. */
export function missField(column: i32): void {
  setField(fieldOf(column), recordAt, recordAt, 0);
}

function missUpTo(field: i32): void {
  while (fieldCount < field) setField(fieldCount++, recordAt, recordAt, 0);
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
