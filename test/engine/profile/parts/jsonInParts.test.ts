import assert from 'node:assert/strict';
import { memorySource } from '../../../../src/engine/byteSource';
import { partsOf } from '../../../../src/engine/csv/fileParts';
import type { NumericSummary } from '../../../../src/engine/dataset';
import { probableRecordStart } from '../../../../src/engine/csv/recordStart';
import { newPartReader } from '../../../../src/engine/profile/parts/partReader';
import { readInParts } from '../../../../src/engine/profile/parts/profileParts';
import { profileDataset } from '../../../../src/engine/profile/profileDataset';
import { readWhole } from '../../../../src/engine/profile/readWhole';
import { randomNumbers } from '../../../../src/engine/random';
import { openTable } from '../../../../src/engine/table/openTable';
import { Cancelled } from '../../../../src/engine/task';

const ROWS = 110_000;

/** Records with nested arrays of objects, texts that look like records, and a few values far from the others. */
const RECORDS = Array.from({ length: ROWS }, (_, r) => ({
  id: r,
  value: r % 9973 === 5 ? r - 60_000 : ((r * 7919) % 10_007) / 8,
  note: r % 3 === 0 ? '"},{"id":1,"value":2}' : `plain ${r % 50}`,
  items: [{ id: r % 7 }, { id: r % 5, value: 1 }],
  at: { x: r % 977 === 0 ? null : r / 3, y: -r },
}));
const SPARSE = RECORDS.map(({ id, ...rest }, r) => (r > 0 && r % 5 === 0 ? rest : { id, ...rest }));

const TEXTS = {
  compact: JSON.stringify(SPARSE),
  indented: JSON.stringify(RECORDS.slice(0, 60_000), undefined, 2),
  'wrapped, with a tail': JSON.stringify({ kind: 'rows', data: RECORDS, count: [ROWS, { id: 1 }] }),
  'members of an object': JSON.stringify(Object.fromEntries(RECORDS.map((each) => [`r${each.id}`, each]))),
  arrays: JSON.stringify(
    RECORDS.map(({ id, value, note }) => [
      id,
      value,
      [note, [id]],
      'some text that takes up as much room as three numbers and an array',
    ]),
  ),
};
const ranked = ({ min, p1, q1, median, q3, p99, max, outliers, histogram }: NumericSummary) => {
  return { min, p1, q1, median, q3, p99, max, outliers, histogram };
};
const sourceOf = (text: string) => memorySource('some.json', new TextEncoder().encode(text));

describe('reading JSON in parts', function () {
  this.timeout(60_000);
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`finds what reading in one piece finds: ${name}`, async () => {
      const source = sourceOf(text);
      assert.ok(source.size > 8 << 20, `${source.size} bytes`);
      const table = await openTable(source, {}, {});
      const whole = await readWhole(source, table, {}, {});
      const parts = await readInParts(source, table, {}, () => [newPartReader(source)], {});
      assert.ok(parts, 'parts fit together');
      assert.equal(parts.rows, whole.rows);
      assert.deepEqual(
        parts.tallies.map((tally) => tally.toParts()),
        whole.tallies.map((tally) => tally.toParts()),
      );
      for (const [column, texts] of whole.texts) assert.deepEqual(parts.texts.get(column), texts);
      assert.deepEqual(new Set(parts.numbers.keys()), new Set(whole.numbers.keys()));
      for (const [column, { summary }] of whole.numbers) {
        const found: NumericSummary = parts.numbers.get(column)!.summary;
        assert.deepEqual(ranked(found), ranked(summary));
        assert.ok(Math.abs(found.mean - summary.mean) <= 1e-12 * Math.abs(summary.mean));
      }
    });
  }

  it('begins each part where the one before it ends', async () => {
    const source = sourceOf(TEXTS.compact);
    const table = await openTable(source, {}, {});
    const begins = new Set<number>();
    let at = table.dataStart;
    for (const record of SPARSE) {
      begins.add(at);
      at += Buffer.byteLength(JSON.stringify(record)) + 1;
    }
    for (const { start } of partsOf(table.dataStart, source.size, 10_007)) {
      if (typeof start === 'number') continue;
      const found = await probableRecordStart(source, table, start.from);
      assert.ok(begins.has(found) || found >= at - 1, `${start.from}: ${found}`);
      assert.ok(found >= start.from && found < start.from + 400, `${start.from}: ${found}`);
    }
  });

  it('tells what is wrong, and where, as reading in one piece does', async () => {
    const { compact, indented } = TEXTS;
    const wrapped = TEXTS['wrapped, with a tail'];
    const broken = [
      compact.slice(0, -1),
      compact.slice(0, -10),
      `${compact}]`,
      wrapped.slice(0, -1),
      indented.replace('"id": 50000,', '"id" 50000,'),
    ];
    for (const text of broken) {
      const source = sourceOf(text);
      const table = await openTable(source, {}, {});
      const failure = async (reading: Promise<unknown>) => {
        const error = await reading.then(
          () => undefined,
          (reason: unknown) => reason as Error,
        );
        return error?.message;
      };
      const expected = await failure(readWhole(source, table, {}, {}));
      assert.ok(expected !== undefined, text.slice(-30));
      assert.equal(await failure(profileDataset(source, {}, {})), expected);
    }
  });

  it('learns keys that only late records have', async () => {
    const late = [...RECORDS, { id: 1, other: 5 }];
    const source = sourceOf(JSON.stringify(late));
    const alone = await profileDataset(source, {}, {});
    assert.equal(alone.rows, ROWS + 1);
    assert.equal(alone.problemCount, 0);
    assert.equal(alone.columns.find(({ name }) => name === 'other')?.count, 1);
    // The same threads read the file with the columns of its head, and with all of them.
    const threads = [newPartReader(source), newPartReader(source)];
    assert.deepEqual(await profileDataset(source, {}, {}, () => threads), alone);
  });

  it('can be cancelled at any time', async () => {
    const source = sourceOf(TEXTS.compact);
    const random = randomNumbers(3);
    for (let i = 0; i < 5; i++) {
      let calls = Math.floor(random() * 40);
      const signal = { aborted: false };
      const breathe = () => {
        if (calls-- === 0) signal.aborted = true;
        return Promise.resolve();
      };
      await assert.rejects(profileDataset(source, {}, { signal, breathe }), Cancelled);
    }
  });
});
