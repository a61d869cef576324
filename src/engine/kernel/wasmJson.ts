import type { Scan, JsonFindings } from '../csv/recordScanner';
import type { JsonShape } from '../json/jsonShape';
import { keyTable } from '../json/keyTable';
import type { WasmExports } from './wasmExports';
import { takeKeys } from './wasmKeys';
import type { WasmIndex } from './wasmIndex';
import type { WasmMemory } from './wasmMemory';

const RECORD_KINDS = ['objects', 'arrays', 'values'] as const;
/** Words of a fault. */
const FAULT = 3;
/** Of what stands before a value, see assembly/json/steps.ts, and of what it has more than is compared at once. */
const STEP_BYTES = 32;
const LONG_STEP_BYTES = 64;

/** The part of the WebAssembly kernel that only JSON has. */
export class WasmJson {
  /** Room for the order of the cells in a record. */
  readonly order: number;
  private room = 0;
  private recordStarts = 0;
  private faults = 0;
  private scratch = 0;
  private scratchSize = 0;

  constructor(
    private readonly wasm: WasmExports,
    private readonly memory: WasmMemory,
    shape: JsonShape,
    columns: number,
  ) {
    const root = takeKeys(keyTable(shape.paths, shape.nullPaths), memory);
    this.order = memory.take(8 * columns);
    const kind = RECORD_KINDS.indexOf(shape.records);
    wasm.setStrings(1);
    const { lines, keyed, alone, sharedLines } = shape;
    const steps = STEP_BYTES * (columns + 1) + LONG_STEP_BYTES * columns;
    wasm.setJson(
      Number(lines),
      Number(keyed),
      Number(alone),
      Number(sharedLines),
      kind,
      columns,
      root,
      memory.take(steps),
      steps,
    );
  }

  /** @returns false when the arrays were full */
  scan(index: WasmIndex, from: number, length: number, atEnd: boolean, line: number, stop: number): boolean {
    const { memory, wasm } = this;
    if (this.room !== index.room) {
      this.room = index.room;
      this.recordStarts = memory.take(4 * index.room);
      this.faults = memory.take(4 * FAULT * index.room);
    }
    if (this.scratchSize < length) {
      this.scratchSize = length;
      this.scratch = memory.take(length);
    }
    wasm.scanJson(
      index.bytes,
      from,
      length,
      atEnd ? 1 : 0,
      line,
      Math.max(0, Math.min(stop, length)),
      index.room,
      index.firstField,
      index.fieldStart,
      index.fieldEnd,
      index.fieldFlags,
      index.line,
      this.recordStarts,
      this.faults,
      this.scratch,
    );
    return wasm.scanFull() === 0;
  }

  /** What the last scan found besides records. */
  get findings(): JsonFindings {
    const { wasm } = this;
    const words = this.memory.words(this.faults, FAULT * wasm.jsonFaults());
    const faults = Array.from({ length: wasm.jsonFaults() }, (_, f) => ({
      position: words[FAULT * f]!,
      line: words[FAULT * f + 1]!,
      expected: words[FAULT * f + 2]!,
    }));
    const expected = wasm.jsonDamageExpected();
    return {
      faults,
      unknownKeys: wasm.jsonUnknownKeys() !== 0,
      closed: wasm.jsonClosed() !== 0,
      ...(expected > 0 && {
        damage: { position: wasm.jsonDamagePosition(), line: wasm.jsonDamageLine(), expected },
      }),
    };
  }

  starts({ records }: Scan): Uint32Array {
    return this.memory.words(this.recordStarts, records);
  }
}
