import { powersTable } from '../../../src/engine/kernel/powersTable';
import wasm from '../../../src/engine/kernel/kernels.wasm';

interface Exports {
  heapBase(): number;
  setPowers(table: number, room: number): void;
  decimalToDouble(w: bigint, q: number): number;
  formatNumbers(values: number, n: number, out: number, ends: number): number;
  pack(values: number, count: number, out: number): number;
  unpack(packed: number, count: number, out: number): void;
}

/** Numbers that {@link NumberKernels.format} takes at once. */
export const MOST_NUMBERS = 10_000;

/** The kernels that read and write numbers, with a memory of their own. */
export class NumberKernels {
  private readonly memory = new WebAssembly.Memory({ initial: 32 });
  private readonly exports: Exports;
  private readonly valuesAt: number;
  private readonly endsAt: number;
  private readonly outAt: number;

  constructor() {
    const abort = () => {
      throw new Error('a kernel aborted');
    };
    const instance = new WebAssembly.Instance(new WebAssembly.Module(wasm), {
      env: { memory: this.memory, abort },
    });
    this.exports = instance.exports as unknown as Exports;
    const table = powersTable();
    const tableAt = (this.exports.heapBase() + 15) & ~15;
    new BigUint64Array(this.memory.buffer, tableAt, table.length).set(table);
    const roomAt = tableAt + table.byteLength;
    this.exports.setPowers(tableAt, roomAt);
    this.valuesAt = roomAt + 16 * 2047;
    this.endsAt = this.valuesAt + 8 * MOST_NUMBERS;
    this.outAt = (this.endsAt + 4 * MOST_NUMBERS + 7) & ~7;
  }

  /** The double nearest to w·10^q; NaN where the kernel cannot tell. */
  decimalToDouble(w: bigint, q: number): number {
    return this.exports.decimalToDouble(w, q);
  }

  /** @returns all texts one behind the other, and where each of them ends */
  format(values: Float64Array): { text: Uint8Array; ends: Uint32Array } {
    new Float64Array(this.memory.buffer, this.valuesAt).set(values);
    const length = this.exports.formatNumbers(this.valuesAt, values.length, this.outAt, this.endsAt);
    return {
      text: new Uint8Array(this.memory.buffer, this.outAt, length),
      ends: new Uint32Array(this.memory.buffer, this.endsAt, values.length),
    };
  }

  /** The numbers, packed and unpacked again; undefined where they cannot be packed. */
  packed(values: Float64Array): Float64Array | undefined {
    new Float64Array(this.memory.buffer, this.valuesAt).set(values);
    if (this.exports.pack(this.valuesAt, values.length, this.outAt) === 0) return undefined;
    const unpacked = this.outAt + 4 * (values.length + (values.length & 1));
    this.exports.unpack(this.outAt, values.length, unpacked);
    return new Float64Array(this.memory.buffer, unpacked, values.length).slice();
  }
}
