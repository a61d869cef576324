import assert from 'node:assert/strict';
import { NumericTable, type BatchReader, type NumericResult } from '../../../src/engine/stats/numericTable';

interface Options {
  readonly budget?: number;
  readonly batch?: number;
  readonly integer?: boolean;
}

/** Feeds one column to a table as a file reader does, and finishes it. The line of row i is i + 2. */
export async function summariseColumn(
  values: Float64Array,
  { budget, batch = 7, integer = false }: Options = {},
): Promise<NumericResult | undefined> {
  const table = new NumericTable(1, budget);
  const read = (onBatch: BatchReader): void => {
    // Buffers are used again by the caller, as a file reader does.
    const buffer = new Float64Array(batch);
    const lines = new Uint32Array(batch);
    for (let start = 0; start < values.length; start += batch) {
      const length = Math.min(batch, values.length - start);
      buffer.set(values.subarray(start, start + length));
      for (let i = 0; i < length; i++) lines[i] = start + i + 2;
      onBatch(0, buffer.subarray(0, length), lines.subarray(0, length));
    }
  };
  read((column, part, lines) => {
    table.add(column, part, lines);
  });
  const reread = (onBatch: BatchReader): Promise<void> => {
    assert.ok(budget !== undefined, 'read again although all values fit the budget');
    read(onBatch);
    return Promise.resolve();
  };
  return (await table.finish([{ column: 0, integer }], reread, {})).get(0);
}
