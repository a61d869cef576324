import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { LF } from '../../../src/engine/csv/ascii';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { randomNumbers } from '../../../src/engine/random';
import { Moments } from '../../../src/engine/stats/moments';
import { DistinctNumbers } from '../../../src/engine/stats/distinctNumbers';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';

const input = () => ({
  dialect: { delimiter: ',', quote: '"', escape: '', comment: '' },
  columns: 3,
  classifier: new CellClassifier(),
});
const KERNELS: readonly Kernel[] = [new TypeScriptKernel(input()), new WasmKernel(input())];

function batchOf(kernel: Kernel, text: string) {
  const bytes = new TextEncoder().encode(text);
  const buffer = kernel.buffer(bytes.length, 0);
  buffer.set(bytes);
  buffer[bytes.length] = LF;
  const scan = kernel.scan(0, bytes.length, true, 1, Infinity);
  return kernel.batch(0, 0, scan.end, scan);
}

describe('both kernels', () => {
  it('know whether all records have so many fields, wherever one has not', () => {
    const widths = fc.array(
      fc.oneof({ weight: 20, arbitrary: fc.constant(3) }, fc.integer({ min: 1, max: 5 })),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    for (const kernel of KERNELS) {
      fc.assert(
        fc.property(widths, (counts) => {
          const text = counts.map((count) => `${Array<string>(count).fill('1').join(',')}\n`).join('');
          const batch = batchOf(kernel, text);
          assert.equal(batch.records, counts.length);
          for (const fields of [2, 3, 4]) {
            assert.equal(
              kernel.allHave(batch, fields),
              counts.every((count) => count === fields),
            );
          }
        }),
        { numRuns: 500 },
      );
    }
  });

  it('collect what was kept within intervals, however much that is', () => {
    const all = {
      edges: Float64Array.of(-10, 11),
      keep: Uint8Array.of(1),
      keepFrom: -Infinity,
      keepTo: Infinity,
      inOrder: false,
    };
    const plan = { ...all, integer: false, even: { low: -10, high: 11 } };
    const value = fc.integer({ min: -20, max: 20 }).map((x) => x / 2);
    const bounds = fc.uniqueArray(value, { maxLength: 8 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 9 }), { maxLength: 4 }), bounds, (batches, ends) => {
        const intervals = ends.flatMap((low, i) =>
          i % 2 === 0 ? [{ low, high: ends[i + 1] ?? Infinity }] : [],
        );
        const inside = (x: number) => intervals.some(({ low, high }) => x >= low && x <= high);
        const expected = batches.flat().filter(inside);
        for (const kernel of KERNELS) {
          const counter = kernel.newCellCounter(plan);
          for (const batch of batches) counter.take(Float64Array.from(batch));
          const found = counter.collect(intervals);
          assert.equal(found.length, expected.length);
          for (const x of batches.flat()) {
            assert.equal(found.countBelow(x), expected.filter((other) => other < x).length);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('merge the moments of columns over parts alike, to the last bit', () => {
    const value = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: -5, max: 5 }) },
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 7.1, 1e-300, -1e200),
    );
    const columns = 3;
    const part = fc.array(fc.array(value, { maxLength: 6 }), { minLength: columns, maxLength: columns });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const moments = parts.map((each) => each.map((values) => Moments.of(Float64Array.from(values))));
        // Behind the moments of a column stands something else.
        const packed = moments.map((each) =>
          Float64Array.from(each.flatMap((one) => [...one.toNumbers(), 4])),
        );
        const expected = Array.from({ length: columns }, (_, column) =>
          moments.reduce((merged, each) => merged.merge(each[column]!), Moments.none),
        );
        for (const kernel of KERNELS) assert.deepEqual(kernel.mergedMoments(packed, columns), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('put together how many different numbers were seen, as one counter would have', () => {
    const random = randomNumbers(5);
    // How many numbers each part has, below which one: from all parts exact to all of them estimates.
    for (const [sizes, most] of [
      [[], 1],
      [[5, 7], 10],
      [[800, 900], 1000],
      [[800, 900], 1e6],
      [[20_000], 1e9],
      [[20_000, 30_000], 1e9],
      [[20_000, 10, 30_000], 1e9],
      [[10, 20_000, 40_000, 0], 15_000],
    ] as const) {
      const whole = new DistinctNumbers();
      const parts = sizes.map((size) => {
        const numbers = Float64Array.from({ length: size }, () => Math.floor(random() * most));
        whole.addAll(numbers);
        const own = new DistinctNumbers();
        own.addAll(numbers);
        return own.toParts();
      });
      const before = structuredClone(parts);
      for (const kernel of KERNELS) assert.deepEqual(kernel.mergedNumbers(parts), whole.result());
      assert.deepEqual(parts, before);
    }
  });
});
