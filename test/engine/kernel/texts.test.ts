import assert from 'node:assert/strict';
import { LF } from '../../../src/engine/csv/ascii';
import type { JsonShape } from '../../../src/engine/json/jsonShape';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import type { KernelInput } from '../../../src/engine/kernel/kernelInput';
import { forEachBlock } from '../../../src/engine/kernel/forEachBlock';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { randomNumbers } from '../../../src/engine/random';
import { DistinctBytes, mergedResult } from '../../../src/engine/stats/distinctBytes';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';

const CSV: KernelInput['dialect'] = { delimiter: ',', quote: '"', escape: '', comment: '' };
const JSON_LINES: JsonShape = {
  lines: true,
  keyed: false,
  alone: false,
  sharedLines: false,
  records: 'values',
  paths: [],
};
const BATCHES = 8;

/**
 * Counts the texts of chunk after chunk by both kernels, into the same counter; they must agree after each. So they must on
 * what cells are, where these are read before their texts are counted.
 */
function compare(
  dialect: KernelInput['dialect'],
  chunks: readonly (readonly string[])[],
  newCounters: () => (kernel: number, batch: number) => DistinctBytes = () => oneForAll(),
  isExpected = false,
): void {
  for (const isRead of [false, true]) {
    const words = ['NA', '-999', 'é', '1970-01-01'];
    const newInput = () => ({ dialect, columns: 1, classifier: new CellClassifier(words) });
    const kernels: readonly Kernel[] = [new TypeScriptKernel(newInput()), new WasmKernel(newInput())];
    const distinctOf = newCounters();
    if (isExpected) for (const [k, kernel] of kernels.entries()) kernel.expectTexts(0, distinctOf(k, 0));
    for (const [c, lines] of chunks.entries()) {
      const bytes = new TextEncoder().encode(lines.join('\n'));
      const [plain, wasm] = kernels.map((kernel, k) => {
        const chunk = kernel.buffer(bytes.length, 0);
        chunk.set(bytes);
        chunk[bytes.length] = LF;
        const scan = kernel.scan(0, bytes.length, true, 1, Infinity);
        const batch = kernel.batch(0, 0, scan.end, scan);
        assert.equal(batch.records, lines.length);
        const distinct = distinctOf(k, c);
        const cells: unknown[] = [];
        if (isRead) {
          forEachBlock(kernel, batch, undefined, (block, { first, count }) => {
            const { overflows } = block;
            const values = [...block.values(0)];
            cells.push({
              counts: Array.from(block.counts(0)).slice(0, 10),
              words: Array.from(block.wordCounts(0)),
              values,
              overflows,
            });
            kernel.countTexts(batch, first, count, 0, distinct);
          });
        } else kernel.countTexts(batch, 0, batch.records, 0, distinct);
        return { cells, parts: distinct.toParts() };
      });
      assert.deepEqual(wasm, plain, `batch ${c}`);
    }
  }
}

/** The counter of each kernel. */
function oneForAll(limit?: number): (kernel: number) => DistinctBytes {
  const both = [new DistinctBytes(limit), new DistinctBytes(limit)];
  return (kernel) => both[kernel]!;
}

describe('texts that are counted batch by batch', () => {
  const random = randomNumbers(19);
  const below = (n: number) => Math.floor(random() * n);
  const batchesOf = (cell: () => string, records: number) =>
    Array.from({ length: BATCHES }, () => Array.from({ length: records }, cell));

  it('are days, and what looks like one', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const years = [
      '0000',
      '0099',
      '1899',
      '1900',
      '1970',
      '2000',
      '2023',
      '2024',
      '2155',
      '2156',
      '2157',
      '9999',
    ];
    const day = () => `${years[below(years.length)]!}-${two(below(15))}-${two(below(36))}`;
    const others = [
      '2024-01-01T00:00',
      '2024/01/01',
      '20x4-01-01',
      '2024-0a-01',
      '2024-01-0:',
      '2024-01-1',
      '"2024-""1-01"',
    ];
    const some = () => {
      if (below(20) === 0) return others[below(others.length)]!;
      return below(8) === 0 ? `"${day()}"` : below(40) === 0 ? ` ${day()}` : day();
    };
    compare(CSV, batchesOf(some, 2000));
    compare(
      JSON_LINES,
      batchesOf(() => `"${below(20) === 0 ? '2024-\\u0030' : day()}"`, 2000),
    );
    // In order, so that each is met for the first time when most others are known.
    const all = Array.from({ length: 372 * 12 }, (_, i) => {
      const year = years[Math.floor(i / 372)]!;
      return `${year}-${two(1 + (Math.floor(i / 31) % 12))}-${two(1 + (i % 31))}`;
    });
    compare(CSV, [all, [...all].reverse(), all.filter((_, i) => i % 3 === 0)]);
  });

  it('are those of the cells, whatever stands around them', () => {
    const words = [
      'NA',
      ' NA ',
      '" NA "',
      '"NA"',
      'a',
      '"a"',
      '"a"b',
      '"a""b"',
      'a""b',
      '"a"""',
      'é',
      '-999',
      '1',
      '"x" ',
    ];
    compare(
      CSV,
      batchesOf(() => words[below(words.length)]!, 500),
    );
    // Most of them not in the first batch, of which nothing is remembered.
    const templates = ['a#', '"a#"', '"#""b"', '#""b', '"#"b', ' # '];
    compare(
      CSV,
      batchesOf(() => templates[below(6)]!.replace('#', `${below(2000)}`), 500),
    );
    const letters = ['a', 'b', '""', ',', '\n', 'é'];
    const quoted = () => `"${Array.from({ length: below(30) }, () => letters[below(6)]!).join('')}"`;
    compare(
      CSV,
      batchesOf(() => quoted() + ['', '', 'behind'][below(3)]!, 500),
    );
  });

  it('are told apart from numbers of the same bytes, which may be missing in JSON', () => {
    const words = [
      '-999',
      '"-999"',
      '"NA"',
      '"\\u004eA"',
      '1',
      '"1"',
      'true',
      '"true"',
      'null',
      '""',
      '" "',
      '"a\\nb"',
    ];
    compare(
      JSON_LINES,
      batchesOf(() => words[below(words.length)]!, 300),
    );
  });

  it('among numbers, dates and missing cells', () => {
    const cells = [
      'NA',
      'é',
      '',
      '-999',
      '12',
      '1.5',
      '-0',
      '1e400',
      '12345678901234567890',
      '007',
      'inf',
      'true',
      '2024-05-06',
      'a',
    ];
    for (const most of [3, 8, cells.length]) {
      compare(
        CSV,
        batchesOf(() => cells[below(most)]! || '""', 2000),
      );
      compare(
        CSV,
        batchesOf(() => `${below(4) === 0 ? below(3000) : cells.at(-1 - below(most))!}` || '""', 2000),
        undefined,
        true,
      );
    }
  });

  it('of columns beside each other that hold numbers, too', () => {
    const found = [TypeScriptKernel, WasmKernel].map((NewKernel) => {
      const random = randomNumbers(3);
      const cell = () => (random() < 0.9 ? `${Math.floor(500 * random())}` : 'text');
      const kernel = new NewKernel({ dialect: CSV, columns: 2, classifier: new CellClassifier() });
      const texts = [new DistinctBytes(), new DistinctBytes()];
      for (let b = 0; b < BATCHES; b++) {
        const bytes = new TextEncoder().encode(
          Array.from({ length: 300 }, () => `${cell()},${cell()}\n`).join(''),
        );
        kernel.buffer(bytes.length, 0).set(bytes);
        kernel.buffer(bytes.length, 0)[bytes.length] = LF;
        const scan = kernel.scan(0, bytes.length, true, 1, Infinity);
        const batch = kernel.batch(0, 0, scan.end, scan);
        forEachBlock(kernel, batch, undefined, (_, { first, count }) => {
          for (const [column, distinct] of texts.entries())
            kernel.countTexts(batch, first, count, column, distinct);
        });
      }
      return texts.map((distinct) => distinct.result());
    });
    assert.deepEqual(found[1], found[0]);
    assert.ok(found[0]!.every((count) => typeof count === 'number' && count > 450));
  });

  it('of any length, which differ in any place', () => {
    const lengths = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 64, 100];
    const cell = () => {
      const letters = Array.from('x'.repeat(lengths[below(lengths.length)]!));
      if (random() < 0.8) letters[below(letters.length)] = 'yz'[below(2)]!;
      return letters.join('');
    };
    compare(CSV, batchesOf(cell, 2000));
  });

  it('more than may be remembered', () => {
    compare(
      CSV,
      batchesOf(() => `t${below(20_000)}`, 4000),
      () => oneForAll(100_000),
    );
    compare(
      CSV,
      batchesOf(() => `${'long '.repeat(30)}${below(6000)}`, 2000),
      () => oneForAll(100_000),
    );
  });

  for (const isExpected of [false, true]) {
    it(`until there are so many that they are estimated${isExpected ? ', where they are expected' : ''}`, () => {
      const kinds: readonly (readonly [cell: () => string, records: number, limit?: number])[] = [
        [() => `t${below(15_000)}`, 4000],
        [() => `t${below(300)}`, 20, 100],
        [() => `t${below(100)}`, 100, 100],
        [() => `t${below(300)}`, 1000, 0],
        // Few, but longer than may be remembered.
        [() => `${'long '.repeat(30)}${below(9000)}`, 2000],
        [() => `${'x'.repeat(200_000)}${below(9)}`, 4],
      ];
      for (const [cell, records, limit] of kinds) {
        compare(CSV, batchesOf(cell, records), () => oneForAll(limit), isExpected);
      }
    });
  }

  it('are put together as elsewhere', () => {
    const input = { dialect: CSV, columns: 1, classifier: new CellClassifier() };
    const wasm = new WasmKernel(input);
    for (const [lists, texts, most] of [
      [1, 2000, 3000],
      [3, 400, 500],
      [3, 2000, 2500],
      [2, 6000, 20_000],
      [2, 12_000, 40_000],
      [4, 10, 20],
      [0, 0, 1],
    ] as const) {
      const parts = Array.from({ length: lists }, () => {
        const distinct = new DistinctBytes();
        for (let i = 0; i < texts; i++) {
          const text = new TextEncoder().encode(`é${below(most)}`);
          distinct.add(text, 0, text.length);
        }
        return distinct.toParts();
      });
      const before = structuredClone(parts);
      assert.deepEqual(wasm.mergedTexts(parts), mergedResult(parts));
      assert.deepEqual(parts, before);
    }
  });

  it('and then by another counter', () => {
    compare(
      CSV,
      batchesOf(() => `t${below(300)}`, 400),
      () => {
        const counters = Array.from({ length: 3 }, () => oneForAll());
        return (kernel, batch) => counters[batch % 3]!(kernel);
      },
    );
  });
});
