import type { RecordBatch } from './recordBatch';

/** Fields, and records, that there is room for at first. */
const FIRST_ROOM = 256;

/** The index of the records of a scan, as a batch has it, in arrays that grow with use and are reused by every scan. */
export class GrowingIndex {
  fieldStart = new Uint32Array(FIRST_ROOM);
  fieldEnd = new Uint32Array(FIRST_ROOM);
  fieldFlags = new Uint8Array(FIRST_ROOM);
  /** Of one record more. */
  firstField = new Uint32Array(FIRST_ROOM + 1);
  line = new Uint32Array(FIRST_ROOM);

  /** Makes room for twice as many fields. */
  growFields(): void {
    const room = 2 * this.fieldStart.length;
    this.fieldStart = copied(this.fieldStart, new Uint32Array(room));
    this.fieldEnd = copied(this.fieldEnd, new Uint32Array(room));
    this.fieldFlags = copied(this.fieldFlags, new Uint8Array(room));
  }

  /** Makes room for twice as many records. */
  growRecords(): void {
    const room = 2 * this.line.length;
    this.firstField = copied(this.firstField, new Uint32Array(room + 1));
    this.line = copied(this.line, new Uint32Array(room));
  }

  /** What a scan indexed, to be read where it lies. */
  views({
    records,
    fields,
  }: {
    readonly records: number;
    readonly fields: number;
  }): Pick<RecordBatch, 'records' | 'firstField' | 'fieldStart' | 'fieldEnd' | 'fieldFlags' | 'line'> {
    return {
      records,
      firstField: this.firstField.subarray(0, records + 1),
      fieldStart: this.fieldStart.subarray(0, fields),
      fieldEnd: this.fieldEnd.subarray(0, fields),
      fieldFlags: this.fieldFlags.subarray(0, fields),
      line: this.line.subarray(0, records),
    };
  }
}

/** The longer one, beginning as the other. */
export function copied<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
