import type { ByteSource } from '../byteSource';
import { DataError } from '../dataError';
import { excerptAround } from './excerptAround';
import { expectedWords, foundWords, type JsonFault } from './jsonFault';

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
    hint: hintFor(found, fault.position >= length),
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

function hintFor(found: string, isCut: boolean): string {
  if (isCut) return 'The file ends too early: it may not have been copied or downloaded to its end.';
  if (/^-?(NaN|Infinity)$/.test(found)) return 'JSON has no such number: write null.';
  if (found === "'") return 'JSON has double quotes only.';
  if (found === ']' || found === '}') return 'A comma before a closing bracket is not allowed: take it away.';
  if (found.startsWith('/')) return 'JSON has no comments: take them away.';
  return 'Correct the file there, or write it anew with a program that writes JSON.';
}
