import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LF } from '../../../src/engine/csv/ascii';
import type { JsonShape } from '../../../src/engine/json/jsonShape';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { randomNumbers } from '../../../src/engine/random';
import { DistinctBytes } from '../../../src/engine/stats/distinctBytes';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';

const PATHS = [['a'], ['b', 'x'], ['b', 'y'], ['c"\\'], ['é'], ['b']];
const SHAPES: readonly Partial<JsonShape>[] = [
  { lines: true, records: 'objects' },
  { lines: true, records: 'arrays' },
  { lines: true, records: 'values' },
  { records: 'objects' },
  { records: 'arrays' },
  { records: 'values' },
  { keyed: true, records: 'objects' },
  { alone: true, records: 'objects' },
  { sharedLines: true, records: 'objects' },
  { sharedLines: true, keyed: true, records: 'objects' },
];
const TEXTS = 24_000;

/** Everything a kernel finds in some bytes, and what it writes over them. */
function readWith(kernel: Kernel, bytes: Uint8Array, from: number, atEnd: boolean, stop: number) {
  const columns = PATHS.length;
  const chunk = kernel.buffer(bytes.length, 0);
  chunk.set(bytes);
  chunk[bytes.length] = LF;
  const scan = kernel.scan(from, bytes.length, atEnd, 7, stop);
  const batch = kernel.batch(0, 0, scan.end, scan);
  const count = Math.min(batch.records, kernel.blockRecords);
  const block = kernel.readCells(batch, 0, count);
  const all = Array.from({ length: columns }, (_, c) => c);
  const cells = all.map((c) => ({
    values: [...block.values(c)],
    counts: [...Array.from(block.counts(c))],
    words: [...Array.from(block.wordCounts(c))],
  }));
  const texts = all.map((c) => {
    const distinct = new DistinctBytes();
    kernel.countTexts(batch, 0, count, c, distinct);
    return distinct.result();
  });
  for (const c of all) {
    const values = block.values(c);
    for (let r = 0; r < values.length; r++) values[r] = r % 5 === 4 ? Infinity : values[r]! / 3;
    // A cell without a number stays as it is.
    for (let r = 0; r < values.length; r++) if (Number.isNaN(cells[c]!.values[r]!)) values[r] = NaN;
  }
  const spliced = kernel.spliceNumbers(batch, { from: 0, to: scan.end, first: 0, count }, all, block);
  const index = [batch.firstField, batch.fieldStart, batch.fieldEnd, batch.fieldFlags, batch.line];
  return {
    scan,
    index: index.map((array) => [...array]),
    starts: [...(batch.json?.recordStart ?? [])],
    cells,
    texts,
    spliced: new TextDecoder().decode(spliced),
  };
}

/** Pieces that JSON, and what looks like it, is put together from. */
const PIECES = [
  ...[
    '{"a":1,"b":{"x":2,"y":"z"}}',
    '{"b":{"y":1.5},"a":-2e3}',
    '{"a":null,"b":null}',
    '{}',
    '[]',
    '[1,"a",null]',
  ],
  ...[
    '{"a":"NA","c\\"\\\\":7}',
    '{"\\u0061":3,"\\u00e9":4,"é":5}',
    '{"b":{"x":{"y":1}},"b":{}}',
    '{"b":[1, {"x":2}]}',
  ],
  ...[
    '{"new":1}',
    '{"b":7}',
    '{"a":"\\ud83d\\ude00\\ud800"}',
    '{"a":true,"a":false}',
    '{"a" : "2024-01-31"}',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '"b"',
    '"x":',
    'null',
    'true',
    'false',
    'nul',
    'NaN',
    "'a'",
    '-',
    '\\',
  ],
  ...[
    '0',
    '01',
    '1.',
    '.5',
    '1e',
    '-0',
    '1e400',
    '9007199254740993',
    '123456789.125',
    '\\u12',
    '\u2028',
    'é',
  ],
  ...[
    ' ',
    ' ',
    '\t',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    ',',
    ',',
    ', ',
    '',
    '\u0001',
    '""',
    '"\\n"',
    '"-999"',
    '[[[[',
  ],
];

describe('the two kernels on JSON', () => {
  for (const shape of SHAPES) {
    const full: JsonShape = {
      lines: false,
      keyed: false,
      alone: false,
      sharedLines: false,
      records: 'objects',
      paths: PATHS,
      ...shape,
    };
    const input = () => ({
      dialect: full,
      columns: PATHS.length,
      classifier: new CellClassifier(['NA', '-999', '-2e3']),
    });
    const name = JSON.stringify(shape);

    it(`find the same in random text: ${name}`, () => {
      const random = randomNumbers(13);
      const pick = (n: number) => Math.floor(random() * n);
      const encoder = new TextEncoder();
      const [plain, wasm] = [new TypeScriptKernel(input()), new WasmKernel(input())];
      let records = 0;
      for (let i = 0; i < TEXTS / SHAPES.length; i++) {
        const between = full.lines ? '\n' : full.keyed ? ',"k":' : ',';
        const text = Array.from({ length: pick(14) }, () => {
          const piece = PIECES[pick(pick(3) === 0 ? PIECES.length : 15)]!;
          return pick(8) === 0 ? piece : piece + between;
        }).join('');
        const bytes = encoder.encode(full.keyed ? `"k":${text}` : text);
        const from = pick(4) === 0 ? pick(bytes.length + 1) : 0;
        const atEnd = pick(2) === 0;
        const stop = full.lines && pick(4) === 0 ? pick(bytes.length + 1) : Infinity;
        const expected = readWith(plain, bytes, from, atEnd, stop);
        assert.deepEqual(readWith(wasm, bytes, from, atEnd, stop), expected, JSON.stringify(text));
        records += expected.scan.records;
      }
      assert.ok(records > 100, `${records} records`);
    });
  }

  it('find the same in records of any shape', () => {
    const encoder = new TextEncoder();
    const key = fc.oneof(
      fc.constantFrom(
        'a',
        'b',
        'ab',
        'é',
        'c"\\',
        '\n',
        '',
        'a key of sixteen',
        'one that is longer than sixteen',
        '日本',
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    // Also as JSON may write it, but need not.
    const written = (text: string, escaped: boolean) =>
      escaped
        ? `"${Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`
        : JSON.stringify(text);
    const space = fc.constantFrom('', '', '', '', ' ', '  ', '\t', ' \r');
    const value = fc.oneof(
      fc.constantFrom(
        'null',
        'true',
        'false',
        '0',
        '-0',
        '-0.5e+10',
        '12345678901234567890',
        '1234567890.12345',
        '1E5',
        '[]',
      ),
      fc.constantFrom('01', '1.', '-', '1e', 'nul', 'truefalse', '1x', '"', '{"', ''),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.json({ maxDepth: 2 }),
      fc.string({ maxLength: 40 }).map((text) => JSON.stringify(text)),
    );
    const member = fc.record({ which: fc.nat(), value, escaped: fc.integer({ max: 9, min: 0 }), space });
    const shaped = fc.record({
      keys: fc.uniqueArray(key, { maxLength: 20 }),
      known: fc.nat({ max: 20 }),
      orders: fc.array(fc.array(member, { maxLength: 20 }), { maxLength: 6 }),
      nested: fc.boolean(),
      lines: fc.boolean(),
      sharedLines: fc.boolean(),
      cut: fc.nat(),
    });
    type Shaped = typeof shaped extends fc.Arbitrary<infer T> ? T : never;
    const check = ({ keys, known, orders, nested, lines, sharedLines, cut }: Shaped) => {
      const columns = keys
        .slice(0, known)
        .flatMap((each) => (nested ? [[each], [each, 'a'], [each, each]] : [[each]]));
      const paths = columns.slice(0, PATHS.length);
      while (paths.length < PATHS.length) paths.push([`none ${paths.length}`]);
      const record = (members: (typeof orders)[number]) => {
        const texts = members.flatMap(({ which, value: own, escaped, space: blank }) => {
          const name = keys[which % keys.length];
          if (name === undefined) return [];
          const inner = nested && which % 3 === 0 ? `{${written(name, false)}:${own}}` : own;
          return [`${blank}${written(name, escaped === 0)}${blank}:${blank}${inner}${blank}`];
        });
        return `{${texts.join(',')}}`;
      };
      // The same shape twice: the second one is what is expected.
      const text = orders.flatMap((members) => [record(members), record(members)]).join(lines ? '\n' : ',');
      const shape = { lines, keyed: false, alone: false, sharedLines };
      const dialect: JsonShape = { ...shape, records: 'objects', paths };
      const input = () => ({ dialect, columns: PATHS.length, classifier: new CellClassifier(['NA']) });
      const [plain, wasm] = [new TypeScriptKernel(input()), new WasmKernel(input())];
      const bytes = encoder.encode(text);
      const part = bytes.subarray(0, cut % 3 === 0 ? cut % (bytes.length + 1) : bytes.length);
      for (const atEnd of [true, false]) {
        const expected = readWith(plain, part, 0, atEnd, Infinity);
        assert.deepEqual(readWith(wasm, part, 0, atEnd, Infinity), expected);
        // Kernels remember which key comes next, and read the same all the same; what lies behind the bytes is no part of them.
        assert.deepEqual(readWith(wasm, part, 0, atEnd, Infinity), expected);
      }
    };
    fc.assert(fc.property(shaped, check), { numRuns: 150 });
  });

  const [ones, rest] = ['1'.repeat(31), '1'.repeat(28)];
  const RIGHT = [
    ...'null true false 0 -0 12 -7.25 0.5 1e5 -1.5E-7 1e+22 0.12345678901234567 123456789012345'.split(' '),
    ...`1234567890123456 -1234567890.1234567e-12 ${ones} ${ones}1 0.${rest}e1 0.${rest}1e1`.split(' '),
    ...'"" "\\\\" "a\\"b" "\\u00e9\\ud83d" "é" "NA" "2024-01-31" "\\/\\b\\f\\n\\r\\t"'.split(' '),
    ...[15, 16, 17, 31, 32, 33, 64].flatMap((n) => [`"${'x'.repeat(n)}"`, `"${'x'.repeat(n)}\\n"`]),
  ];
  const WRONG = [
    ...'01 -01 00 - --1 +1 1. -.5 .5 1.e5 1e 1e+ 1e- 1.5e 1e5.5 1E5E5 1.2.3 1.2. 1-2 1.2-3 1.5f3 12f 1e+-5 1x'.split(
      ' ',
    ),
    ...`Infinity 0.${rest}.5 0.${rest.slice(10)}.5 ${rest.slice(10)}f nul nulll Null truefalse fals falsE falsy "${rest}\u0001" '' "a\tb"`.split(
      ' ',
    ),
    ...'"\\x" "\\u1g34" "\\ug234" "\\u12g4" "\\u123g" "\\u1 "open "a"b [1] [] {"x":1} {} {"x":1,"x":2}'.split(
      ' ',
    ),
    '',
  ];
  /** Two kernels that read such files, and what compares them: the second one reads twice, for it knows then what the records are like. */
  const comparing = (shape: Partial<JsonShape>, paths = PATHS) => {
    const plainShape = { lines: false, keyed: false, alone: false, sharedLines: false };
    const dialect: JsonShape = { ...plainShape, records: 'objects', paths, ...shape };
    const input = () => ({ dialect, columns: paths.length, classifier: new CellClassifier(['NA']) });
    const [plain, wasm] = [new TypeScriptKernel(input()), new WasmKernel(input())];
    return (text: string, length = Infinity, stop = Infinity) => {
      const part = new TextEncoder().encode(text).subarray(0, length);
      const atEnd = length % 2 !== 0;
      const expected = readWith(plain, part, 0, atEnd, stop);
      assert.deepEqual(readWith(wasm, part, 0, atEnd, stop), expected, text);
      assert.deepEqual(readWith(wasm, part, 0, atEnd, stop), expected, text);
    };
  };
  /** After so many that are alike, a kernel expects others, whatever it met before. */
  const MANY = 12;

  it('find the same wherever a value among others, or what stands around it, is right or wrong', () => {
    for (const space of ['', ' '.repeat(40)]) {
      const [compareLines, compareArrays] = [comparing({ lines: true }), comparing({})];
      const record = (a: string, y: string) => `{"a":${space}${a},"b":{${space}"x":2,"y":${y}${space}}}`;
      const same = record('1', '"z"');
      for (const value of [...RIGHT, ...WRONG]) {
        for (const other of [record(value, '"z"'), record('1', value)]) {
          compareLines(`${`${same}\n`.repeat(MANY)}${other}\n${same}\n`);
          compareArrays(`${`${same},`.repeat(MANY)}${other},${same}]`);
        }
      }
    }
  });

  it('find the same where another kind of value stood before', () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const record = (value: string) => `{${keys.map((key) => `"${key}":${value}`).join(',')}}\n`;
    for (const before of ['"text"', '1', 'null', 'true']) {
      const compare = comparing(
        { lines: true },
        keys.map((key) => [key]),
      );
      for (const value of RIGHT) {
        compare(record(before).repeat(MANY));
        compare(record(value).repeat(MANY));
      }
    }
  });

  it('find the same wherever one byte between values is different', () => {
    for (const space of ['', ' '.repeat(30)]) {
      const [compareLines, compareArrays] = [comparing({ lines: true }), comparing({})];
      const record = `{"a":1,${space}"b":{"x":2,"y":"z"}${space}}`;
      for (let k = 0; k <= record.length; k++) {
        for (const byte of ['', ' ', '"']) {
          const other = record.slice(0, k) + byte + record.slice(k + 1);
          compareLines(`${`${record}\n`.repeat(MANY)}${other}\n${record}\r\n${record}\r`);
          compareArrays(`${`${record},\n`.repeat(MANY)}${other},\n${record}]`);
        }
      }
    }
  });

  it('find the same in records that are alike but for their values, and in those that are not quite', () => {
    const right = fc.oneof(
      fc.constantFrom(...RIGHT),
      fc.nat({ max: 70 }).map((length) => JSON.stringify('x'.repeat(length))),
      fc.integer().map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.string({ maxLength: 40 }).map((text) => JSON.stringify(text)),
    );
    const wrong = fc.constantFrom(...WRONG);
    const values = fc.array(fc.record({ right, wrong, isWrong: fc.nat({ max: 40 }) }), {
      minLength: 8,
      maxLength: 8,
    });
    const space = fc.constantFrom('', '', '', ' ', '\n', '\n    ', '\t', '                    ');
    const others = fc.constantFrom('', '', '', '"new":1,', '"a":0,', ' ', '\r', '}', ',');
    const alike = fc.record({
      keys: fc.shuffledSubarray([
        '"a"',
        '"b"',
        '"c\\"\\\\"',
        '"\\u00e9"',
        '"b":{"x"',
        '"b":{"none":{},"y"',
        '"none"',
        '"a"',
      ]),
      spaces: fc.array(space, { minLength: 4, maxLength: 4 }),
      lines: fc.boolean(),
      sharedLines: fc.boolean(),
      records: fc.array(fc.record({ values, other: others, end: fc.nat({ max: 12 }) }), { maxLength: 9 }),
      cut: fc.nat(),
      stop: fc.nat(),
    });
    type Alike = typeof alike extends fc.Arbitrary<infer T> ? T : never;
    const check = ({ keys, spaces, lines, sharedLines, records, cut, stop }: Alike) => {
      const [before, behind, last, between] = spaces.map((each) =>
        lines ? each.replaceAll('\n', ' ') : each,
      );
      const text = records
        .map(({ values: own, other, end }) => {
          const members = keys.map((key, k) => {
            const { right: usual, wrong: unusual, isWrong } = own[k]!;
            const close = key.includes('{') ? '}' : '';
            return `${before}${key}:${behind}${isWrong === 0 ? unusual : usual}${close}`;
          });
          const record = `{${end === 1 ? other : ''}${members.join(',')}${last}}`;
          if (lines) return record + (end === 0 ? '\r\n' : end === 2 ? ' \n' : end === 3 ? '\n\n' : '\n');
          return record + (end === 0 ? ' ,' : end === 2 ? '' : `,${between}`);
        })
        .join('');
      const size = new TextEncoder().encode(text).length;
      comparing({ lines, sharedLines: sharedLines && !lines })(
        text,
        cut % 3 === 0 ? cut % (size + 1) : size,
        stop % 4 === 0 ? stop % (size + 1) : Infinity,
      );
    };
    fc.assert(fc.property(alike, check), { numRuns: 150 });
  });

  it('find the same in one record whose columns stand in another order, however far apart', () => {
    const paths = [['first'], ...Array.from({ length: PATHS.length - 2 }, (_, i) => [`none ${i}`]), ['last']];
    const shape = { lines: true, keyed: false, alone: false, sharedLines: false };
    const dialect: JsonShape = { ...shape, records: 'objects', paths };
    const input = () => ({ dialect, columns: PATHS.length, classifier: new CellClassifier(['NA']) });
    const [plain, wasm] = [new TypeScriptKernel(input()), new WasmKernel(input())];
    for (let apart = 0; apart < 100; apart++) {
      const bytes = new TextEncoder().encode(`{"last":1,"no column":"${'x'.repeat(apart)}","first":2}`);
      const expected = readWith(plain, bytes, 0, true, Infinity);
      assert.deepEqual(readWith(wasm, bytes, 0, true, Infinity), expected, `${apart} characters`);
    }
  });

  it('find the same in the fixtures, cut anywhere', () => {
    const folder = 'test/fixtures/json';
    for (const file of readdirSync(folder).filter((each) => !each.endsWith('.expected.json'))) {
      const bytes = new Uint8Array(readFileSync(path.join(folder, file)));
      const lines = file.endsWith('.jsonl');
      const dialect: JsonShape = {
        lines,
        keyed: false,
        alone: false,
        sharedLines: false,
        records: 'objects',
        paths: [['id'], ['score'], ['a'], ['b'], ['name'], ['pos', 'x']],
      };
      const input = () => ({ dialect, columns: 6, classifier: new CellClassifier() });
      const [plain, wasm] = [new TypeScriptKernel(input()), new WasmKernel(input())];
      for (let length = 0; length <= bytes.length; length++) {
        for (const atEnd of [true, false]) {
          const cut = bytes.subarray(0, length);
          const from = lines ? 0 : Math.min(1, length);
          assert.deepEqual(
            readWith(wasm, cut, from, atEnd, Infinity),
            readWith(plain, cut, from, atEnd, Infinity),
            `${file} cut at ${length}`,
          );
        }
      }
    }
  });
});
