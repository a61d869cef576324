import type { Kernel } from '../kernel/kernel';
import {
  expectedWords,
  foundWords,
  isNoRecord,
  ONE_KEY,
  quotedAt,
  repeatedKeyMessage,
} from '../json/jsonFault';
import type { ProblemLog } from './problemLog';
import { rawByteAt } from '../encoding/rawByte';
import { startOfRecord, type RecordBatch } from './recordBatch';
import { invalidUtf8At } from './utf8';

/**
 * Reports the records of a batch that do not have `columns` fields. One more field that is empty is none: it is the
 * mark of lines that end in a delimiter.
 */
export function reportRaggedRecords(
  batch: RecordBatch,
  columns: number,
  log: ProblemLog,
  kernel: Pick<Kernel, 'allHave'>,
): void {
  if (kernel.allHave(batch, columns)) return;
  const { firstField, fieldStart, fieldEnd, line } = batch;
  for (let r = 0; r < batch.records; r++) {
    const found = firstField[r + 1]! - firstField[r]!;
    if (found === columns) continue;
    const last = firstField[r + 1]! - 1;
    if (found === columns + 1 && fieldStart[last] === fieldEnd[last]) continue;
    const code = found < columns ? 'too-few-fields' : 'too-many-fields';
    log.add(code, line[r]!, () => `expected ${fields(columns)}, found ${found}`);
  }
}

/**
 * Reports the records of a batch that hold bytes which are no text in the encoding of the file; they are shown as U+FFFD.
 * @param encoding the file's; the batch is UTF-8
 */
export function reportInvalidEncoding(
  batch: RecordBatch,
  encoding: string,
  log: ProblemLog,
  kernel?: Pick<Kernel, 'invalidUtf8At'>,
): void {
  const { bytes, end, line } = batch;
  if (batch.records === 0) return;
  let record = 0;
  let position = startOfRecord(batch, 0);
  const next = () => (kernel ? kernel.invalidUtf8At(position, end) : invalidUtf8At(bytes, position, end));
  while ((position = next()) >= 0) {
    while (record + 1 < batch.records && startOfRecord(batch, record + 1) <= position) record++;
    log.add('invalid-encoding', line[record]!, () => {
      return `expected ${encoding.toUpperCase()} text, found ${invalidText(bytes, position, encoding)}`;
    });
    record++;
    if (record === batch.records) return;
    position = startOfRecord(batch, record);
  }
}

/** Reports lines and elements that are no records, which are left out, and records that have a key twice. */
export function reportFaults({ bytes, end, json }: RecordBatch, log: ProblemLog): void {
  for (const fault of json?.faults ?? []) {
    if (fault.expected === ONE_KEY) {
      log.add('duplicate-key', fault.line, () => repeatedKeyMessage(quotedAt(bytes, fault.position, end)));
      continue;
    }
    const code = isNoRecord(fault) ? 'not-a-record' : 'invalid-json';
    log.add(code, fault.line, () => {
      const found = foundWords(bytes, fault.position, end);
      return `expected ${expectedWords(fault)}, found ${found}: left out`;
    });
  }
}

function invalidText(bytes: Uint8Array, position: number, encoding: string): string {
  const raw = encoding === 'utf-8' ? undefined : rawByteAt(bytes, position);
  if (encoding.startsWith('utf-16') && raw === undefined) return 'half of a surrogate pair';
  return `the byte 0x${(raw ?? bytes[position]!).toString(16).toUpperCase()}`;
}

function fields(count: number): string {
  return count === 1 ? '1 field' : `${count} fields`;
}
