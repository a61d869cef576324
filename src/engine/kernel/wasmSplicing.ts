import { mayHoldDelimiter } from '../write/numberText';
import type { Kernel } from './kernel';
import { isJson, type KernelInput } from './kernelInput';
import type { WasmExports } from './wasmExports';
import type { WasmIndex } from './wasmIndex';
import type { WasmJson } from './wasmJson';
import type { WasmMemory } from './wasmMemory';

/** Puts numbers in the place of cells. */
export class WasmSplicing {
  private readonly chosen: number;

  /**
   * @param marks of CSV, as bytes
   * @param values where the numbers of a block are, column by column with `stride` each
   */
  constructor(
    private readonly wasm: Pick<WasmExports, 'setSplicing' | 'spliceNumbers' | 'spliceJson'>,
    private readonly memory: WasmMemory,
    private readonly index: WasmIndex,
    private readonly json: WasmJson | undefined,
    { dialect, columns, classifier }: KernelInput,
    marks: { readonly delimiter: number; readonly quote: number },
    private readonly values: number,
    private readonly stride: number,
  ) {
    this.chosen = memory.take(4 * columns);
    const mayNeedQuotes = !isJson(dialect) && mayHoldDelimiter(dialect, classifier.marks.decimal);
    wasm.setSplicing(mayNeedQuotes ? marks.delimiter : -1, marks.quote);
  }

  /**
   * As {@link Kernel.spliceNumbers}.
   * @param out room for the bytes and the longest numbers
   */
  splice(
    { from, to, first, count }: Parameters<Kernel['spliceNumbers']>[1],
    columns: readonly number[],
    out: number,
  ): Uint8Array {
    const { wasm, memory, index, json, chosen, values, stride } = this;
    memory.words(chosen, columns.length).set(columns);
    const fields = [index.bytes, from, to, index.firstField, index.fieldStart, index.fieldEnd] as const;
    const cells = [first, count, chosen, columns.length, values, stride] as const;
    const length = json
      ? wasm.spliceJson(...fields, ...cells, json.order, out)
      : wasm.spliceNumbers(...fields, index.fieldFlags, ...cells, out);
    return memory.bytes(out, length);
  }
}
