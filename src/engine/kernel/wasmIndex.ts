import type { RecordBatch } from '../csv/recordBatch';
import type { Scan } from '../csv/recordScanner';
import type { WasmMemory } from './wasmMemory';

const FIRST_FIELDS = 131_072;
/** Bytes behind a chunk, or what is made of its cells, that the kernels may read. */
export const READ_BEHIND = 128;

/** A chunk and the index of its records, in the kernel's memory; numbers named like fields of a batch are where these lie. */
export class WasmIndex {
  bytes = 0;
  /** How many fields, or records, there is room for. */
  room = 0;
  firstField = 0;
  fieldStart = 0;
  fieldEnd = 0;
  fieldFlags = 0;
  line = 0;
  private capacity = 0;

  constructor(private readonly memory: WasmMemory) {
    this.take(FIRST_FIELDS);
  }

  /** Room for a chunk of so many bytes, of which the first `kept` stay. */
  buffer(length: number, kept: number): Uint8Array<ArrayBuffer> {
    const { memory } = this;
    if (this.capacity < length + READ_BEHIND) {
      const capacity = length + READ_BEHIND;
      const larger = memory.take(capacity);
      memory.bytes(larger, kept).set(memory.bytes(this.bytes, kept));
      this.bytes = larger;
      this.capacity = capacity;
    }
    return memory.bytes(this.bytes, this.capacity);
  }

  /** Makes room for more fields. What was indexed is lost. */
  grow(): void {
    this.take(4 * this.room);
  }

  /** What a scan indexed, to be read where it lies. */
  views({
    records,
    fields,
  }: Scan): Pick<
    RecordBatch,
    'bytes' | 'records' | 'firstField' | 'fieldStart' | 'fieldEnd' | 'fieldFlags' | 'line'
  > {
    const { memory } = this;
    return {
      bytes: memory.bytes(this.bytes, this.capacity),
      records,
      firstField: memory.words(this.firstField, records + 1),
      fieldStart: memory.words(this.fieldStart, fields),
      fieldEnd: memory.words(this.fieldEnd, fields),
      fieldFlags: memory.bytes(this.fieldFlags, fields),
      line: memory.words(this.line, records),
    };
  }

  private take(fields: number): void {
    const { memory } = this;
    this.room = fields;
    this.firstField = memory.take(4 * (fields + 1));
    this.fieldStart = memory.take(4 * fields);
    this.fieldEnd = memory.take(4 * fields);
    this.fieldFlags = memory.take(fields);
    this.line = memory.take(4 * fields);
  }
}
