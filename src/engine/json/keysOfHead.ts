import { LF } from '../csv/ascii';
import type { Scan } from '../csv/recordScanner';
import { JsonScanner } from './jsonScanner';
import type { JsonShape } from './jsonShape';
import { keyKernel } from './keyKernel';
import { KeyLearner } from './keyLearner';

/** The records in so many bytes are looked at one by one; those behind only where they have other keys. */
const LOOKED_AT = 1 << 11;

/**
 * Learns the keys of all records that are complete in the head of a file, in the order in which they first appear.
 * @param head with a line feed at `length`
 * @returns who learnt them; undefined where there are neither records nor faults
 * @throws {DataError} `too-many-columns`
 */
export function keysOfHead(
  head: Uint8Array,
  length: number,
  whole: boolean,
  shape: JsonShape,
  position: number,
  line: number,
): KeyLearner | undefined {
  const learner = new KeyLearner();
  const scanner = new JsonScanner(shape, 0);
  const scan = scanner.scan(head, position, length, whole, line, Infinity, position + LOOKED_AT);
  const batch = scanner.batch(head, 0, position, scan.end, scan);
  for (const recordStart of batch.json?.recordStart ?? []) learner.add(head, recordStart);
  let hasFound = scan.records > 0 || hasFaults(scan);
  const isOver = scan.end >= length || scan.json?.closed === true || scan.json?.damage !== undefined;
  if (!isOver) {
    const rest = head.subarray(scan.end, length);
    const kernel = keyKernel(shape, learner, rest.length);
    const bytes = kernel.buffer(rest.length, 0);
    bytes.set(rest);
    bytes[rest.length] = LF;
    const behind = kernel.scan(0, rest.length, whole, scan.nextLine, Infinity);
    hasFound ||= behind.records > 0 || hasFaults(behind);
    if (behind.json?.unknownKeys) {
      const { recordStart } = kernel.batch(scan.end, 0, behind.end, behind).json ?? {};
      for (const start of recordStart ?? []) learner.add(rest, start);
    }
  }
  return hasFound ? learner : undefined;
}

function hasFaults({ json }: Scan): boolean {
  return json !== undefined && (json.damage !== undefined || json.faults.length > 0);
}
