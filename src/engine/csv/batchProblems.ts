import type { Kernel } from '../kernel/kernel';
import { expectedWords, foundWords, isNoRecord } from '../json/jsonFault';
import type { ProblemLog } from './problemLog';
import { startOfRecord, type RecordBatch } from './recordBatch';
import { invalidUtf8At } from './utf8';

/**
 * Reports the records of a batch that do not have `columns` fields. One more field that is empty is none: it is the
 * mark of lines that end in a delimiter.
 */
export function reportRaggedRecords(batch: RecordBatch, columns: number, log: ProblemLog): void {
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

/** Reports the records of a batch that hold bytes which are not UTF-8; they are shown as U+FFFD. */
export function reportInvalidEncoding(
  batch: RecordBatch,
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
      const byte = bytes[position]!.toString(16).toUpperCase();
      return `expected UTF-8 text, found the byte 0x${byte}`;
    });
    record++;
    if (record === batch.records) return;
    position = startOfRecord(batch, record);
  }
}

/** Reports lines and elements that are no records; they are left out. */
export function reportFaults({ bytes, end, json }: RecordBatch, log: ProblemLog): void {
  for (const fault of json?.faults ?? []) {
    const code = isNoRecord(fault) ? 'not-a-record' : 'invalid-json';
    log.add(code, fault.line, () => {
      const found = foundWords(bytes, fault.position, end);
      return `expected ${expectedWords(fault)}, found ${found}: left out`;
    });
  }
}

function fields(count: number): string {
  return count === 1 ? '1 field' : `${count} fields`;
}
