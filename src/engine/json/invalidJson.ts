import type { ByteSource } from '../byteSource';
import { SPACE } from '../csv/ascii';
import { DataError } from '../dataError';
import { excerptAround } from './excerptAround';
import { expectedWords, foundWords, type JsonFault, THE_END } from './jsonFault';

/**
 * The error for bytes that are no JSON: names line, column and byte, what was expected and what was found, and shows the
 * lines around.
 * @param bytes in which the fault is, from `filePosition` of the file on; `length` of them count
 */
export async function invalidJson(
  source: ByteSource,
  bytes: Uint8Array,
  length: number,
  filePosition: number,
  fault: JsonFault,
  rowsBefore: number,
): Promise<DataError> {
  const found = foundWords(bytes, fault.position, length);
  const { column, excerpt } = await excerptAround(source, filePosition + fault.position, fault.line);
  return new DataError('invalid-json', invalidJsonMessage(bytes, length, filePosition, fault), {
    line: fault.line,
    ...(column !== undefined && { column }),
    rowsBefore,
    excerpt,
    hint: hintFor(found, fault, markBefore(bytes, fault.position), fault.position >= length),
  });
}

/** What was expected, what was found, and at which byte of the file; as {@link invalidJson}. */
export function invalidJsonMessage(
  bytes: Uint8Array,
  length: number,
  filePosition: number,
  fault: JsonFault,
): string {
  const found = foundWords(bytes, fault.position, length);
  return `expected ${expectedWords(fault)}, found ${found} at byte ${filePosition + fault.position}`;
}

/** The mark before a position, past white space; undefined where it is not among the bytes. */
function markBefore(bytes: Uint8Array, position: number): string | undefined {
  let before = position - 1;
  while (before >= 0 && bytes[before]! <= SPACE) before--;
  return before < 0 ? undefined : String.fromCharCode(bytes[before]!);
}

/** @param before the mark before what was found */
function hintFor(found: string, { expected }: JsonFault, before: string | undefined, isCut: boolean): string {
  if (isCut) return 'The file ends too early: it may not have been copied or downloaded to its end.';
  if (/^-?(NaN|Infinity)$/.test(found)) return 'JSON has no such number: write null.';
  if (found === "'") return 'JSON has double quotes only.';
  if (found.startsWith('/')) return 'JSON has no comments: take them away.';
  const closes = found === ']' || found === '}';
  if (closes && before === ',') return 'A comma before a closing bracket is not allowed: take it away.';
  if (expected === THE_END) {
    if (closes) return 'Take that bracket away: it closes none.';
    if (found === ',') return 'A list needs [ before the first value and ] behind the last one.';
    if (found === '{' || found === '[')
      return 'Of several documents one after the other, jq -c . makes JSON Lines.';
  }
  return 'Correct the file there, or write it anew with a program that writes JSON.';
}
