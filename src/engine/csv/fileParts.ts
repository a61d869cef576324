import { DataError, type DataErrorCode } from '../dataError';

/** The records that begin between two positions of the file. */
export interface Part {
  /** From 0, in file order. */
  readonly index: number;
  /** Where its first record begins; where that is unknown, it is sought from `from` on. */
  readonly start: number | { readonly from: number };
  readonly stop: number;
}

/** Divides a file at multiples of `partBytes`: the parts are the same whoever reads them. */
export function partsOf(dataStart: number, size: number, partBytes: number): readonly Part[] {
  const stops: number[] = [];
  for (let stop = partBytes; stop < size; stop += partBytes) if (stop > dataStart) stops.push(stop);
  return partsUpTo(dataStart, [...stops, size]);
}

/** @param stops increasing, and above `dataStart` */
export function partsUpTo(dataStart: number, stops: readonly number[]): readonly Part[] {
  return stops.map((stop, index) => ({
    index,
    start: index === 0 ? dataStart : { from: stops[index - 1]! },
    stop,
  }));
}

const BROKEN: readonly DataErrorCode[] = ['unterminated-quote', 'record-too-long', 'invalid-json'];

/** Whether a part was no records: one that begins at the wrong place may look broken. */
export function looksBroken(error: unknown): boolean {
  return error instanceof DataError && BROKEN.includes(error.code);
}
