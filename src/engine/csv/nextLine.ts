import { CR, LF } from './ascii';

/** The position behind the next line end at `from` or behind; `length` where there is none. */
export function nextLine(bytes: Uint8Array, from: number, length: number): number {
  for (let i = from; i < length; i++) {
    if (bytes[i] === LF) return i + 1;
    if (bytes[i] === CR && bytes[i + 1] !== LF) return i + 1;
  }
  return length;
}
