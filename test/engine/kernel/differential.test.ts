import assert from 'node:assert/strict';
import { LF } from '../../../src/engine/csv/ascii';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { DistinctBytes } from '../../../src/engine/stats/distinctBytes';
import { HyperLogLog } from '../../../src/engine/stats/hyperLogLog';
import type { CellCounts } from '../../../src/engine/stats/cellCounter';
import { plainBatchSums } from '../../../src/engine/stats/batchSums';
import { nextUp } from '../../../src/engine/stats/adjacentDouble';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';
import { randomNumbers } from '../../../src/engine/random';
import { COLUMNS, readWith } from './readWith';

const FILES = 10_000;
const NUMBERS = 1_000_000;

function kernelPair(quote = '"', words?: readonly string[], columns = COLUMNS): readonly [Kernel, Kernel] {
  const input = () => ({
    dialect: { delimiter: ',', quote, escape: '', comment: '' },
    columns,
    classifier: new CellClassifier(words),
  });
  return [new TypeScriptKernel(input()), new WasmKernel(input())];
}

/** Pieces that cells are put together from: what numbers, words, dates and dialects trip over. */
const PIECES = [
  ...[
    '0',
    '7',
    '12',
    '007',
    '-',
    '+',
    '.',
    'e',
    'E5',
    '1e-3',
    '1e309',
    '-0',
    '123456789012',
    '98765432109876543',
  ],
  ...[
    '9007199254740993',
    '0.30000000000000004',
    'NA',
    'N/A',
    'null',
    '?',
    'inf',
    '-Infinity',
    'nan',
    'true',
    'NO',
  ],
  ...[
    '2024-02-29',
    '2023-02-29',
    '2024-01-01T10:00:00Z',
    ' ',
    '\t',
    'é',
    '日本',
    'text',
    '',
    ',',
    ',',
    ',',
    '\n',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '"',
    '"',
    '""',
    '"a,b"',
    '"1.5"',
    '"x\ny"',
    '.5',
    '5.',
    '1_000',
    '0x10',
    '1.2.3',
    '--1',
  ],
] as const;

describe('the two kernels', () => {
  it(`find the same in ${FILES} small files`, () => {
    const random = randomNumbers(11);
    const pick = (n: number) => Math.floor(random() * n);
    const encoder = new TextEncoder();
    for (const [quote, words] of [
      ['"', undefined],
      ['', undefined],
      ['"', ['-999', '0', 'none here', 'é']],
    ] as const) {
      const [plain, wasm] = kernelPair(quote, words);
      for (let i = 0; i < Math.ceil(FILES / 3); i++) {
        const text = Array.from({ length: pick(60) }, () => PIECES[pick(PIECES.length)]).join('');
        const bytes = encoder.encode(text);
        const from = pick(4) === 0 ? pick(bytes.length + 1) : 0;
        const atEnd = pick(2) === 0;
        const stop = pick(4) === 0 ? pick(bytes.length + 1) : Infinity;
        const expected = readWith(plain, bytes, from, atEnd, stop);
        assert.deepEqual(readWith(wasm, bytes, from, atEnd, stop), expected, JSON.stringify(text));
      }
    }
  });

  it('find the same in records of plain numbers, of which some have other cells, or more or fewer of them', () => {
    const random = randomNumbers(18);
    const pick = (n: number) => Math.floor(random() * n);
    const number = () => `${pick(2) === 0 ? '-' : ''}${(random() * 10 ** pick(6)).toFixed(pick(5))}`;
    const others = PIECES.filter((piece) => /^"[^"]*"$|^[^",\r\n]*$/.test(piece));
    const cell = () => (random() < 0.98 ? number() : others[pick(others.length)]);
    const fields = () => (random() < 0.99 ? COLUMNS : pick(2 * COLUMNS));
    const encoder = new TextEncoder();
    for (const words of [undefined, ['-999', '0', 'é']]) {
      const [plain, wasm] = kernelPair('"', words);
      for (let file = 0; file < 20; file++) {
        const record = () => `${Array.from({ length: fields() }, cell).join()}\n`;
        const text = Array.from({ length: 1 + pick(2000) }, record).join('');
        const bytes = encoder.encode(text);
        const found = readWith(wasm, bytes, 0, true, Infinity);
        assert.deepEqual(
          found,
          readWith(plain, bytes, 0, true, Infinity),
          JSON.stringify(text.slice(0, 100)),
        );
      }
    }
  });

  it(`read ${NUMBERS} numbers alike, to the last bit`, () => {
    const random = randomNumbers(12);
    const [plain, wasm] = kernelPair();
    const bits = new Uint32Array(2);
    const double = new Float64Array(bits.buffer);
    const cell = (): string => {
      const kind = random();
      if (kind < 0.4)
        return (random() * 10 ** Math.floor(random() * 12 - 4)).toPrecision(1 + Math.floor(random() * 17));
      if (kind < 0.6) return String(random() - 0.5);
      if (kind < 0.8) return String(Math.floor((random() - 0.5) * 10 ** Math.floor(random() * 20)));
      if (kind < 0.9) {
        const significand = (random() * 10 ** Math.floor(random() * 7)).toFixed(Math.floor(random() * 9));
        return `${['', '-', '+'][Math.floor(random() * 3)]!}${significand}${random() < 0.5 ? 'e' : 'E'}${Math.floor((random() - 0.5) * 80)}`;
      }
      bits[0] = random() * 2 ** 32;
      bits[1] = random() * 2 ** 32;
      return String(double[0]);
    };
    const rows = 2000;
    for (let done = 0; done < NUMBERS; done += rows * COLUMNS) {
      const text = Array.from({ length: rows }, () => `${cell()},${cell()},${cell()}\n`).join('');
      const bytes = new TextEncoder().encode(text);
      const expected = readWith(plain, bytes, 0, true, Infinity);
      const found = readWith(wasm, bytes, 0, true, Infinity);
      for (let c = 0; c < COLUMNS; c++) {
        for (let r = 0; r < rows; r++) {
          if (found.columns[c]!.values[r] === expected.columns[c]!.values[r]) continue;
          assert.fail(`row ${r}, column ${c} of ${text.slice(0, 100)}`);
        }
        assert.deepEqual(found.columns[c]!.counts, expected.columns[c]!.counts);
      }
    }
  });

  it('sum alike, to the last bit, at every length', () => {
    const random = randomNumbers(13);
    const [, wasm] = kernelPair();
    for (let length = 1; length < 1100; length += length < 20 ? 1 : 97) {
      const numbers = Float64Array.from({ length }, () => (random() - 0.3) * 10 ** Math.floor(random() * 8));
      const own = wasm.keepFinite(placed(wasm, numbers));
      assert.deepEqual([...own], [...numbers]);
      assert.deepEqual(wasm.sums.extent(own), plainBatchSums.extent(numbers));
      assert.deepEqual(wasm.sums.sum(own, 2, 0.25), plainBatchSums.sum(numbers, 2, 0.25));
      assert.deepEqual(wasm.sums.powers(own, 0.5, 3), plainBatchSums.powers(numbers, 0.5, 3));
    }
  });

  it('sort alike, as the built-in sort', () => {
    const random = randomNumbers(16);
    const bits = new Uint32Array(2);
    const double = new Float64Array(bits.buffer);
    const any = () => {
      bits[0] = random() * 2 ** 32;
      bits[1] = random() * 2 ** 32;
      // No NaN, no −0.
      const value = double[0]!;
      return Number.isFinite(value) ? value + 0 : 0;
    };
    const kinds = [
      any,
      () => Math.floor(random() * 9 - 4) + 0,
      () => 1e9 + random(),
      () => -Infinity,
      () => 7,
      () => (random() < 0.01 ? Infinity : random()),
      // Spread evenly, close together but for a few, and over a range that is no double.
      () => random(),
      () => (random() < 0.001 ? 1e300 : random()),
      () => (random() - 0.5) * 3.5e308,
      () => 5e-324 * Math.floor(random() * 1000),
      () => 10 ** (random() * 6),
    ];
    // Up to more than the kernel sorts itself.
    for (const length of [0, 1, 511, 512, 600, 5000, 600_000]) {
      for (const kind of length > 5000 ? [any] : kinds) {
        const values = Float64Array.from({ length }, kind);
        const expected = values.slice().sort();
        for (const kernel of kernelPair()) {
          const sorted = values.slice();
          kernel.sort(sorted);
          assert.deepEqual(sorted, expected);
        }
      }
    }
  });

  it('sum up the moments of batches alike, to the last bit', () => {
    const random = randomNumbers(18);
    const batches: readonly ((length: number) => Float64Array)[] = [
      (length) => Float64Array.from({ length }, () => random() - 0.3),
      (length) => Float64Array.from({ length }, () => 1e15 + Math.floor(random() * 9)),
      (length) => Float64Array.from({ length }, () => (random() - 0.5) * 1e300),
      (length) => Float64Array.from({ length }, () => random() * 1e-300),
      (length) => new Float64Array(length),
      (length) => new Float64Array(length).fill(7.1),
      (length) => new Float64Array(length).fill(-1e-200),
      (length) => Float64Array.from({ length }, () => 10 ** Math.floor(random() * 60 - 30)),
    ];
    const [plain, wasm] = kernelPair();
    const [a, b] = [plain.newMomentsSum(), wasm.newMomentsSum()];
    for (let column = 0; column < 300; column++) {
      for (let parts = Math.floor(random() * 6); parts > 0; parts--) {
        // Often several of the same kind, so that many columns never need a factor.
        const kind = batches[Math.floor(random() ** (column % 3) * batches.length) % batches.length]!;
        const numbers = kind(1 + Math.floor(random() * (parts === 1 ? 5 : 900)));
        a.add(numbers);
        b.add(placed(wasm, numbers));
        assert.deepEqual([b.lastMin, b.lastMax], [a.lastMin, a.lastMax]);
      }
      assert.deepEqual(b.moments, a.moments);
      a.restart();
      b.restart();
    }
  });

  it('count different numbers alike, exactly or by estimates', () => {
    const random = randomNumbers(14);
    const [plain, wasm] = kernelPair();
    for (const different of [1, 2, 999, 1000, 1001, 5000]) {
      const [a, b] = [plain.newDistinctCounter(), wasm.newDistinctCounter()];
      const all = new Set<number>();
      for (let batch = 0; batch < 5; batch++) {
        const numbers = Float64Array.from(
          { length: 4000 },
          () => (Math.floor(random() * different) - 2) / 7 + 0,
        );
        for (const number of numbers) all.add(number);
        a.addAll(numbers);
        b.addAll(placed(wasm, numbers));
        for (const limit of [0, 2, 1000]) {
          assert.equal(a.hasMoreThan(limit), all.size > limit);
          assert.equal(b.hasMoreThan(limit), all.size > limit);
        }
      }
      const [expected, found] = [a.toParts(), b.toParts()];
      if ('exact' in expected) {
        assert.ok('exact' in found);
        assert.deepEqual(found.exact.sort(), expected.exact.sort());
        assert.equal(found.exact.length, all.size);
      } else {
        assert.deepEqual(found, expected);
        const estimate = new HyperLogLog(expected.registers).estimate();
        assert.ok(Math.abs(estimate / all.size - 1) < 0.05);
      }
    }
  });
});

/** Numbers as a block of the kernel's own memory. */
function placed(kernel: Kernel, numbers: Float64Array): Float64Array {
  const text = `${Array.from(numbers, String).join(',,\n')},,\n`;
  const bytes = new TextEncoder().encode(text);
  const chunk = kernel.buffer(bytes.length, 0);
  chunk.set(bytes);
  chunk[bytes.length] = LF;
  const scan = kernel.scan(0, bytes.length, true, 1, Infinity);
  const block = kernel.readCells(kernel.batch(0, 0, scan.end, scan), 0, numbers.length);
  return block.values(0);
}

describe('the two kernels at the end of reading', () => {
  const cells = ['1.5', ' 2 ', '"3"', '"4""5"', '"6"x', '', 'NA', 'text', '-0', '1e300', '"7\n"', 'inf'];
  const random = randomNumbers(15);
  const text = Array.from({ length: 3000 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => cells[Math.floor(random() * cells.length)],
    ).join(','),
  ).join('\r\n');
  const bytes = new TextEncoder().encode(text);

  function readBy(kernel: Kernel, content = bytes) {
    const chunk = kernel.buffer(content.length, 0);
    chunk.set(content);
    chunk[content.length] = LF;
    const scan = kernel.scan(0, content.length, true, 1, Infinity);
    const batch = kernel.batch(0, 0, scan.end, scan);
    return { batch, block: kernel.readCells(batch, 0, batch.records) };
  }

  it('put numbers in place of cells alike', () => {
    const written = kernelPair().map((kernel) => {
      const { batch, block } = readBy(kernel);
      for (const column of [0, 2]) {
        const values = block.values(column);
        for (let r = 0; r < values.length; r++) values[r] = Number.isFinite(values[r]) ? values[r]! / 3 : NaN;
      }
      const span = { from: 0, to: batch.end, first: 0, count: batch.records };
      return Buffer.from(kernel.spliceNumbers(batch, span, [0, 2], block)).toString();
    });
    assert.equal(written[1], written[0]);
    assert.ok(written[0]!.includes('0.5,') && written[0]!.includes(' 0.6666666666666666 '));
  });

  it('standardize alike, and leave what has no finite result', () => {
    // Gaps, infinities and numbers whose result is too large.
    const random = randomNumbers(14);
    const cell = (r: number) => {
      const sort = random();
      if (sort < 0.05) return 'NA';
      if (sort < 0.1) return r % 2 === 0 ? 'inf' : '-inf';
      return sort < 0.15 ? '1e308' : (random() * 1000 - 500).toFixed(3);
    };
    const rows = Array.from({ length: 1001 }, (_, r) => `${cell(r)},${r},${cell(r + 1)}`);
    const by = [
      { mean: 0.125, meanLow: 1e-18, divisor: 3 },
      { mean: 0, meanLow: 0, divisor: 0.1 },
      { mean: -1e308, meanLow: 0, divisor: 1 },
    ];
    const content = new TextEncoder().encode(rows.join('\n'));
    const results = kernelPair().map((kernel) => {
      const { batch, block } = readBy(kernel, content);
      assert.equal(batch.records, 1001);
      return by.map((each, column) => [[...block.standardize(column, each)], [...block.values(column)]]);
    });
    assert.deepEqual(results[1], results[0]);
    // Infinities, and with the second and third divisor or mean numbers that are too large.
    assert.deepEqual(
      results[0]!.map(([left]) => left!.length > 20),
      [true, false, true],
    );
  });

  it('read the columns asked for alike, as when all are read', () => {
    const read = kernelPair().flatMap((kernel) =>
      [undefined, [0, 2]].map((columns) => {
        const { batch } = readBy(kernel);
        const block = kernel.readCells(batch, 0, batch.records, columns);
        return [0, 2].map((c) => [
          [...block.values(c)],
          Array.from(block.counts(c)),
          Array.from(block.wordCounts(c)),
          block.overflows.filter(([column]) => column === c),
        ]);
      }),
    );
    for (const each of read) assert.deepEqual(each, read[0]);
  });

  it('count values in cells alike', () => {
    const kept = { integer: false, keepFrom: -0.2, keepTo: 0.6, inOrder: false };
    const plan = {
      ...kept,
      edges: Float64Array.of(0, 0.1, 0.2, 0.30000000000000004, 0.5),
      keep: Uint8Array.of(1, 0, 1, 0),
    };
    const lone = {
      ...kept,
      edges: Float64Array.of(-0.1, 0, Number.MIN_VALUE, 0.3, nextUp(0.3), nextUp(nextUp(0.3)), 0.5),
      keep: Uint8Array.of(1, 0, 1, 0, 1, 1),
    };
    // Cells so narrow, or so wide, that cells per unit are no finite number, or 0.
    const narrow = { ...kept, edges: Float64Array.of(0, Number.MIN_VALUE), keep: Uint8Array.of(0) };
    const wide = {
      ...kept,
      edges: Float64Array.of(-Number.MAX_VALUE, 0, Infinity),
      keep: Uint8Array.of(0, 1),
    };
    const special = [0, Number.MIN_VALUE, 0.3, nextUp(0.3), Number.MAX_VALUE, -Number.MAX_VALUE];
    const numbers = Float64Array.from({ length: 15_000 }, (_, i) =>
      i % 4 === 0 ? special[(i / 4) % special.length]! : Math.floor(random() * 1400 - 400) / 1000,
    );
    // Of few different ones nothing would be forgotten.
    const different = numbers.map((x, i) => (i % 4 === 0 ? x : x + random() / 1000));
    const narrowed = {
      ...kept,
      edges: Float64Array.from({ length: 501 }, (_, i) => i / 1000 - 0.2),
      keep: new Uint8Array(500).fill(1),
    };
    const trimmed = {
      ...kept,
      edges: Float64Array.from({ length: 15 }, (_, i) => i / 10 - 0.45),
      keep: new Uint8Array(14).fill(1),
    };
    // Many edges in one slot, and as many values, an odd number of them.
    const crowded = {
      ...kept,
      edges: Float64Array.from({ length: 200 }, (_, i) => (i === 0 ? 0 : 2 ** (i / 8 - 24))),
      keep: Uint8Array.from({ length: 199 }, (_, i) => Number(i % 7 === 0)),
    };
    const skewed = Float64Array.from({ length: 14_999 }, (_, i) =>
      i % 50 === 0 ? -1 : 2 ** (-26 * random()),
    );
    for (const cells of [plan, lone, narrow, wide, narrowed, trimmed, crowded]) {
      const each = { ...cells, even: { low: cells.edges[0]!, high: cells.edges.at(-1)! } };
      const [plain, wasm] = kernelPair();
      const [a, b] = [plain.newCellCounter(each), wasm.newCellCounter(each)];
      const narrows = cells === narrowed || cells === trimmed;
      const values = cells === crowded ? skewed : narrows ? different : numbers;
      a.add(values);
      b.add(placed(wasm, values));
      if (narrows) {
        const { kept } = a;
        for (const counter of [a, b]) counter.narrow();
        assert.ok(a.kept < kept);
        b.add(placed(wasm, values));
        a.add(values);
      }
      const intervals =
        cells === narrowed
          ? [
              { low: -Infinity, high: -0.1 },
              { low: 0.1, high: 0.2 },
              { low: 0.25, high: 0.3 },
            ]
          : [{ low: -Infinity, high: Infinity }];
      const [expected, found] = [a, b].map((counter) => ({
        ...counter.totals(),
        collected: counter.collect(intervals),
      })) as [CellCounts, CellCounts];
      assert.deepEqual([...found.counts], [...expected.counts]);
      assert.deepEqual(found.collected, expected.collected);
      assert.deepEqual([...found.keep], [...expected.keep]);
      assert.deepEqual(found.trims, expected.trims);
      if (cells === trimmed) assert.ok(expected.trims.length > 0);
      assert.equal(
        expected.counts.reduce((sum, count) => sum + count),
        (narrows ? 2 : 1) * values.length,
      );
    }
  });

  it('find bytes that are not UTF-8 alike', () => {
    const [plain, wasm] = kernelPair();
    const pieces = ['a'.repeat(15), 'plain', 'é', '日', '☕😀', '\uFEFF'].map((piece) => Buffer.from(piece));
    pieces.push(
      Buffer.of(0xc3),
      Buffer.of(0xed, 0xa0, 0x80),
      Buffer.of(0xf4, 0x90),
      Buffer.of(0x80),
      Buffer.of(0xc0),
    );
    for (let i = 0; i < 5000; i++) {
      const some = Array.from({ length: random() * 12 }, () => pieces[Math.floor(random() * random() * 11)]!);
      const bytes = Buffer.concat(some);
      for (const kernel of [plain, wasm]) kernel.buffer(bytes.length, 0).set(bytes);
      for (let start = 0; start < Math.min(bytes.length, 20); start++) {
        const expected = plain.invalidUtf8At(start, bytes.length);
        assert.equal(wasm.invalidUtf8At(start, bytes.length), expected, bytes.toString('hex'));
      }
    }
  });

  it('find every two and three bytes that are not UTF-8 alike, wherever they stand', () => {
    const [plain, wasm] = kernelPair();
    // Each kind of byte, and those on both sides of every border.
    const kinds = [
      0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
    ];
    kinds.push(0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff);
    const around = Buffer.from('é日😀z'.repeat(14));
    const ascii = Buffer.alloc(140, 0x61);
    for (const first of kinds) {
      for (const second of kinds) {
        for (const third of kinds) {
          const fourth = kinds[Math.floor(random() * kinds.length)]!;
          const at = 50 + Math.floor(random() * 30);
          const bytes = Buffer.concat([
            random() < 0.5 ? ascii.subarray(0, at) : around.subarray(0, 10 * Math.floor(at / 10)),
            Buffer.of(first, second, third, fourth).subarray(0, 2 + Math.floor(random() * 3)),
            random() < 0.5 ? ascii : around,
          ]);
          const end = random() < 0.5 ? bytes.length : at + 1 + Math.floor(random() * 80);
          for (const kernel of [plain, wasm]) kernel.buffer(bytes.length, 0).set(bytes);
          const expected = plain.invalidUtf8At(0, end);
          assert.equal(wasm.invalidUtf8At(0, end), expected, bytes.toString('hex', 0, end));
        }
      }
    }
  });

  it('find the one byte that is not UTF-8 in long text', () => {
    const [plain, wasm] = kernelPair();
    const text = Buffer.from('Zürich,東京,Αθήνα,plain ASCII of some length,😀 '.repeat(8));
    for (const kernel of [plain, wasm]) kernel.buffer(text.length, 0);
    for (let at = 0; at < text.length; at++) {
      for (const byte of [0x41, 0x80, 0xc3, 0xe2, 0xf0, 0xff]) {
        const bytes = Buffer.from(text);
        bytes[at] = byte;
        for (const kernel of [plain, wasm]) kernel.buffer(bytes.length, 0).set(bytes);
        const expected = plain.invalidUtf8At(0, bytes.length);
        assert.equal(wasm.invalidUtf8At(0, bytes.length), expected, `0x${byte.toString(16)} at ${at}`);
      }
    }
    assert.equal(wasm.invalidUtf8At(0, 0), -1);
  });

  it('count different texts alike where the only column is full of them', () => {
    const bytes = new TextEncoder().encode(Array.from({ length: 20_000 }, (_, r) => `${r}t`).join('\n'));
    const counts = kernelPair('"', undefined, 1).map((kernel) => {
      const chunk = kernel.buffer(bytes.length, 0);
      chunk.set(bytes);
      chunk[bytes.length] = LF;
      const scan = kernel.scan(0, bytes.length, true, 1, Infinity);
      const batch = kernel.batch(0, 0, scan.end, scan);
      const distinct = new DistinctBytes(30_000);
      const before = kernel.readCells(batch, 0, 5000).values(0).slice();
      kernel.countTexts(batch, 0, batch.records, 0, distinct);
      assert.deepEqual(kernel.readCells(batch, 0, 5000).values(0), before);
      return distinct.toParts();
    });
    assert.deepEqual(counts[1], counts[0]);
  });

  it('count different texts alike', () => {
    const words = [
      '',
      'NA',
      ' NA ',
      '" NA "',
      '"NA" ',
      'a',
      'b',
      '"a"',
      '"a""b"',
      '"a"b',
      'é',
      ' ',
      '-',
      '"n/""a"',
      '1',
    ];
    for (const [different, records] of [
      [5, 3000],
      [4000, 6000],
      [40_000, 60_000],
    ] as const) {
      const cell = () =>
        random() < 0.5
          ? words[Math.floor(random() * words.length)]
          : `"text ""${Math.floor(random() * different)}"", long"`;
      const lines = Array.from({ length: records }, () => (random() < 0.1 ? 'short' : `x,${cell()},y`));
      const bytes = new TextEncoder().encode(lines.join('\n'));
      const counts = kernelPair().map((kernel) => {
        const chunk = kernel.buffer(bytes.length, 0);
        chunk.set(bytes);
        chunk[bytes.length] = LF;
        const scan = kernel.scan(0, bytes.length, true, 1, Infinity);
        const batch = kernel.batch(0, 0, scan.end, scan);
        const distinct = new DistinctBytes();
        // In two steps: the first one begins an estimate, the other one goes on with it.
        const half = batch.records >> 1;
        kernel.countTexts(batch, 0, half, 1, distinct);
        kernel.countTexts(batch, half, batch.records - half, 1, distinct);
        return distinct;
      });
      const [plain, wasm] = counts.map((distinct) => distinct.toParts());
      assert.deepEqual(wasm, plain);
      assert.equal('exact' in plain!, different < 10_000);
    }
  });
});
