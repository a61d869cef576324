// What the last scan found besides records.
let faultCount: i32 = 0;
let unknownKeys: bool = false;
let closed: bool = false;
let damagePosition: u32 = 0;
let damageLine: i32 = 0;
let damageExpected: i32 = 0;
let faults: usize = 0;

export function jsonFaults(): i32 {
  return faultCount;
}
export function jsonUnknownKeys(): bool {
  return unknownKeys;
}
export function jsonClosed(): bool {
  return closed;
}
export function jsonDamagePosition(): u32 {
  return damagePosition;
}
export function jsonDamageLine(): i32 {
  return damageLine;
}
/** 0: there is none. */
export function jsonDamageExpected(): i32 {
  return damageExpected;
}

/** @param room gets position, line and what was expected of each fault, u32 each */
export function beginFindings(room: usize): void {
  faults = room;
  faultCount = 0;
  unknownKeys = false;
  closed = false;
  damageExpected = 0;
}

export function addFault(position: u32, line: i32, what: i32): void {
  const fault = faults + <usize>faultCount * 12;
  faultCount++;
  store<u32>(fault, position);
  store<i32>(fault, line, 4);
  store<i32>(fault, what, 8);
}

export function damage(position: u32, line: i32, what: i32): void {
  damagePosition = position;
  damageLine = line;
  damageExpected = what;
}

export function noteUnknownKeys(): void {
  unknownKeys = true;
}

export function close(): void {
  closed = true;
}
