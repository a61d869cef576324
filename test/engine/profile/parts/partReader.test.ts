import assert from 'node:assert/strict';
import { memorySource } from '../../../../src/engine/byteSource';
import { openCsv } from '../../../../src/engine/csv/openCsv';
import type { ChosenKind } from '../../../../src/engine/columnKind';
import type { Kernel } from '../../../../src/engine/kernel/kernel';
import type { KernelInput } from '../../../../src/engine/kernel/kernelInput';
import { TypeScriptKernel } from '../../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../../src/engine/kernel/wasmKernel';
import { newPartReader } from '../../../../src/engine/profile/parts/partReader';
import type { Gathered, PartFound } from '../../../../src/engine/profile/parts/partTypes';
import { randomNumbers } from '../../../../src/engine/random';
import { planFirstPass } from '../../../../src/engine/stats/countingPlan';
import { Extremes } from '../../../../src/engine/stats/extremes';
import { SortedRuns } from '../../../../src/engine/stats/sortedRuns';
import { ValueChunks } from '../../../../src/engine/stats/valueChunks';
import { CellClassifier } from '../../../../src/engine/table/cellClassifier';

const ROWS = 60_000;
const EVERYTHING = [{ low: -Infinity, high: Infinity }];

/** Columns that the kernel takes in whole, in most blocks, in some or in none. */
function table(): Uint8Array {
  const random = randomNumbers(77);
  const lines = ['id,normal,few,gaps,huge,late,text,chosen,tied,zeros'];
  for (let r = 0; r < ROWS; r++) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    lines.push(
      [
        r,
        normal.toPrecision(9),
        Math.floor(random() * 9),
        random() < 0.2
          ? random() < 0.5
            ? 'NA'
            : ''
          : random() < 0.01
            ? '-inf'
            : (random() * 1e3).toFixed(3),
        // Powers of these need a factor.
        r > ROWS / 2 && r % 9000 === 0 ? '1e200' : random().toFixed(4),
        r === ROWS - 7 ? 'unknown' : r % 300,
        `text ${r % 1200}`,
        r % 5000 === 7 ? '2.5' : r % 70,
        r % 3001 === 12 ? 999 : random() < 0.001 ? 1e309 : r % 3,
        '-0.0',
      ].join(','),
    );
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

describe('the reader of parts', () => {
  for (const momentsOnly of [false, true]) {
    it(`finds the same with either kernel${momentsOnly ? ', where only moments are asked' : ''}`, async () => {
      const bytes = table();
      const source = memorySource('a.csv', bytes);
      const csv = await openCsv(source, {}, {});
      const kinds: Record<string, ChosenKind> = { chosen: 'integer' };
      const sample = Float64Array.from({ length: 2000 }, (_, i) => Math.sin(i) * 2);
      const plan = planFirstPass(ROWS, false, await SortedRuns.sort(ValueChunks.of(sample), {}));
      assert.ok(plan);
      const middle = bytes.indexOf(10, bytes.length >> 1) + 1;
      const parts = [
        { index: 1, start: middle, stop: bytes.length },
        { index: 0, start: csv.dataStart, stop: middle },
      ];
      const read = async (newKernel: (input: KernelInput) => Kernel) => {
        const classifier = new CellClassifier(undefined, csv.dialect);
        const columns = csv.columnNames.length;
        const kernel = newKernel({ dialect: csv.dialect, columns, classifier });
        const reader = newPartReader(source, kernel);
        await reader.open(
          {
            csv,
            missingWords: undefined,
            kinds,
            momentsOnly,
            sampleShare: 0.1,
            plans: new Map([0, 1, 2, 3, 4, 5, 8].map((column) => [column, plan])),
            // So much that it does not matter when a reader looks how much it has kept.
            capacity: ROWS,
          },
          {},
        );
        const found: PartFound[] = [];
        for (const part of parts) found.push(await reader.firstReading(part, {}));
        const gathered = await reader.gathered({});
        const needed = new Map([0, 1, 2, 3].map((column) => [column, EVERYTHING]));
        return { found, gathered: gathered.map(inOrder), kept: await reader.collect(needed, {}) };
      };
      const plain = await read((input) => new TypeScriptKernel(input));
      const wasm = await read((input) => new WasmKernel(input));
      assert.deepEqual(wasm.found, plain.found);
      assert.deepEqual(wasm.gathered, plain.gathered);
      assert.deepEqual(wasm.kept, plain.kept);
      assert.equal(
        plain.found.reduce((rows, part) => rows + part.rows, 0),
        ROWS,
      );
      if (momentsOnly) return;
      // What stands in the file.
      const tied = wasm.gathered[8]!.extremes.flatMap(({ highest }) => highest).filter(
        ({ value }) => value === 999,
      );
      assert.deepEqual(
        tied.map(({ line }) => line),
        Array.from({ length: 8 }, (_, i) => i * 3001 + 12),
      );
      assert.ok(wasm.gathered[1]!.sample.length > 5000);
    });
  }
});

/** Where the order does not matter, in one. */
function inOrder(gathered: Gathered): Gathered {
  const { sample, distinct } = gathered;
  const extremes = [Extremes.of(gathered.extremes).ends];
  return {
    ...gathered,
    sample: sample.slice().sort(),
    distinct: 'exact' in distinct ? { exact: distinct.exact.slice().sort() } : distinct,
    extremes,
  };
}
