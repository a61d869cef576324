import assert from 'node:assert/strict';
import { memorySource } from '../../../../src/engine/byteSource';
import type { ReadOptions } from '../../../../src/engine/readOptions';
import { forEachBlock } from '../../../../src/engine/kernel/forEachBlock';
import { TypeScriptKernel } from '../../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../../src/engine/kernel/wasmKernel';
import { readStretches, stretchStarts } from '../../../../src/engine/profile/parts/readStretches';
import { CellClassifier } from '../../../../src/engine/table/cellClassifier';
import { openTable } from '../../../../src/engine/table/openTable';
import { Cancelled } from '../../../../src/engine/task';

const STRETCHES = 128;
const STRETCH_BYTES = 16_384;
const ROWS = 60_000;

/** What stands before, between and behind the records of a file. */
interface Frame {
  readonly head: string;
  /** Belongs to the record before it. */
  readonly between: string;
  readonly tail: string;
}

interface Case {
  readonly frame: Frame;
  /** Each has its number in the first column. */
  readonly records: readonly string[];
  readonly options?: ReadOptions;
}

const numbers = (record: (id: number) => string, count = ROWS) =>
  Array.from({ length: count }, (_, id) => record(id));
const csv = (between: string, head = 'id,value,note'): Frame => ({
  head: head + between,
  between,
  tail: between,
});
const object = (id: number) => ({
  id,
  value: (id % 977) / 8,
  note: id % 3 === 0 ? '"},{"id":1' : 'plain',
  items: [{ id: 1 }, { id: 2 }],
});

const CASES: Readonly<Record<string, Case>> = {
  lines: { frame: csv('\n'), records: numbers((id) => `${id},${id / 8},plain ${id % 50}`) },
  CRLF: { frame: csv('\r\n'), records: numbers((id) => `${id},${id / 8},plain ${id % 50}`) },
  CR: { frame: csv('\r'), records: numbers((id) => `${id},${id / 8},plain ${id % 50}`) },
  'line ends and delimiters in quotes': {
    frame: csv('\n'),
    records: numbers((id) => `${id},${id / 8},"one, ""${id % 7}""\ntwo, 1,2,3,4\n\nfour ${id % 50}"`),
  },
  'CRLF in quotes': {
    frame: csv('\r\n'),
    records: numbers((id) => `${id},"first\r\nsecond","third\r\nfourth ${id % 50}"`),
  },
  'escaped quotes': {
    frame: csv('\n'),
    options: { escape: '\\' },
    records: numbers((id) => `${id},${id / 8},"say \\"a\\";\nleave"`),
  },
  'lines of JSON': {
    frame: { head: '', between: '\n', tail: '\n' },
    options: { format: 'jsonl' },
    records: numbers((id) => JSON.stringify(object(id))),
  },
  'elements of a JSON array': {
    frame: { head: '[', between: ',', tail: ']' },
    options: { format: 'json' },
    records: numbers((id) => JSON.stringify(object(id))),
  },
  'indented elements of a JSON array': {
    frame: { head: '[', between: ',', tail: '\n]\n' },
    options: { format: 'json' },
    records: numbers((id) => `\n${JSON.stringify(object(id), undefined, 2)}`, ROWS / 2),
  },
  'members of a JSON object': {
    frame: { head: '{', between: ',', tail: '}' },
    options: { format: 'json' },
    records: numbers((id) => `"r${id}":${JSON.stringify(object(id))}`),
  },
};

async function open({ frame, records, options = {} }: Case) {
  const text = frame.head + records.join(frame.between) + frame.tail;
  const source = memorySource('some', new TextEncoder().encode(text));
  return { source, table: await openTable(source, { format: 'csv', ...options }, {}) };
}

async function kernelsFor(each: Case) {
  const { source, table } = await open(each);
  const dialect = table.format === 'csv' ? table.dialect : table.shape;
  const input = { dialect, columns: table.columnNames.length, classifier: new CellClassifier() };
  return { source, table, kernels: [new TypeScriptKernel(input), new WasmKernel(input)] };
}

/** The numbers of the records that are read, by stretch; and how often records were handed over. */
async function idsRead(each: Case, which: number) {
  const { source, table, kernels } = await kernelsFor(each);
  const kernel = kernels[which]!;
  const stretches: number[][] = [];
  let batches = 0;
  const bytes = await readStretches(source, table, kernel, {}, (batch, begins) => {
    batches++;
    assert.equal(begins[0], 0);
    const ids: number[] = [];
    forEachBlock(kernel, batch, undefined, (block) => ids.push(...block.values(0)));
    assert.equal(ids.length, batch.records);
    for (const [s, first] of begins.entries()) stretches.push(ids.slice(first, begins[s + 1]));
  });
  return { stretches, batches, bytes, size: source.size, dataStart: table.dataStart };
}

/** Where each record begins, by its number, and behind them all where the last one ends. */
function placesOf({ records, frame }: Case, dataStart: number): readonly number[] {
  const places = [dataStart];
  for (const record of records) places.push(places.at(-1)! + record.length + frame.between.length);
  return places;
}

/** The numbers of the whole records that begin at `from` or behind and end before `to`. */
function wholeRecords(places: readonly number[], from: number, to: number): number[] {
  const ids: number[] = [];
  for (let id = places.findIndex((place) => place >= from); id + 1 < places.length; id++) {
    if (places[id + 1]! > to) break;
    ids.push(id);
  }
  return ids;
}

describe('stretches of a file', function () {
  this.timeout(60_000);

  it('begin with the first record, and one in each share of the file', () => {
    const [dataStart, size] = [50, 128_000_050];
    const starts = stretchStarts(dataStart, size);
    assert.equal(starts.length, STRETCHES);
    assert.equal(starts[0], dataStart);
    for (const [s, start] of starts.entries()) assert.equal(Math.floor((start - dataStart) / 1_000_000), s);
  });

  it('show different rows of a file that repeats itself', () => {
    // At even distances: 32 times the same four places.
    const period = 32_000_000;
    const places = stretchStarts(0, 128_000_000).map((start) => Math.floor((start % period) / STRETCH_BYTES));
    assert.ok(new Set(places).size > 120, `${new Set(places).size} places`);
  });

  for (const [which, kernel] of ['TypeScript', 'WebAssembly'].entries()) {
    for (const [name, each] of Object.entries(CASES)) {
      it(`hold exactly the whole records of ${name}, in ${kernel}`, async () => {
        const { stretches, batches, bytes, size, dataStart } = await idsRead(each, which);
        const places = placesOf(each, dataStart);
        // Whether CR alone ends a line is seen by the byte behind it, and what a comma divides by the brace before it.
        const undecided = each.frame.between === '\r' ? 1 : 0;
        const expected = stretchStarts(dataStart, size).map((from, s) => {
          const first = s > 0 && each.frame.between === ',' ? from + 1 : from;
          const to = Math.min(size, (s === 0 ? from : from - 1) + STRETCH_BYTES);
          return wholeRecords(places, first, to - undecided);
        });
        assert.deepEqual(stretches, expected);
        const length = expected.flat().reduce((sum, id) => sum + places[id + 1]! - places[id]!, 0);
        // White space behind the last record of a stretch may be taken for a part of it.
        assert.ok(bytes >= length && bytes <= length + STRETCHES, `${bytes} bytes, ${length} of records`);
        assert.ok(batches <= 5, `${batches} batches`);
      });
    }

    it(`may be shorter than a record, in ${kernel}`, async () => {
      const columns = 2000;
      const wide: Case = {
        frame: csv('\n', Array.from({ length: columns }, (_, c) => `c${c}`).join(',')),
        records: numbers((id) => `${id}${',0.12345678'.repeat(columns - 1)}`, 400),
      };
      const { stretches, size, dataStart } = await idsRead(wide, which);
      const places = placesOf(wide, dataStart);
      const expected = stretchStarts(dataStart, size)
        .map((from) => places.findIndex((place) => place >= from))
        .filter((id) => id < wide.records.length)
        .map((id) => [id]);
      assert.deepEqual(stretches, expected);
    });

    it(`are passed over where no record is near, in ${kernel}`, async () => {
      const lines = numbers((id) => `${id},${id / 8},plain ${id % 50}`);
      const long = { frame: csv('\n'), records: lines.with(30_000, `30000,1,"${'1;2\n'.repeat(250_000)}"`) };
      const { stretches } = await idsRead(long, which);
      // The text takes up two fifths of the file; a line of it may be taken for the beginning of a record.
      assert.ok(stretches.length > 60, `${stretches.length} stretches`);
      const whole = stretches.filter((ids) => ids.every((id, i) => i === 0 || id === ids[i - 1]! + 1));
      assert.ok(whole.length > 60, `${whole.length} stretches of records`);
    });

    it(`hold nothing behind the end of a table, in ${kernel}`, async () => {
      const { frame, records } = CASES['elements of a JSON array']!;
      const tail = `],"more":[${'12,'.repeat(records.join(frame.between).length / 3)}0]}`;
      const table: Case = {
        frame: { ...frame, head: '{"rows":[', tail },
        records,
        options: { format: 'json', path: 'rows' },
      };
      const { stretches } = await idsRead(table, which);
      assert.ok(stretches.length >= STRETCHES / 2 - 1 && stretches.length <= STRETCHES / 2 + 1);
      assert.ok(stretches.flat().every((id) => id >= 0 && id < ROWS));
    });

    it(`can be given up, in ${kernel}`, async () => {
      const { source, table, kernels } = await kernelsFor(CASES['lines']!);
      const signal = { aborted: false };
      const reading = readStretches(source, table, kernels[which]!, { signal }, () => {
        signal.aborted = true;
      });
      await assert.rejects(reading, Cancelled);
    });
  }
});
