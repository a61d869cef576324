import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { readJson } from './readJson';

/** JSON, as it is or with a character taken away, put in or doubled. */
const nearlyJson = fc
  .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom('', 'drop', ',', '}', ']', '"', '1', '\n', '\\'))
  .map(([json, at, change]) => {
    const i = at % (json.length + 1);
    return change === 'drop'
      ? json.slice(0, i) + json.slice(i + 1)
      : json.slice(0, i) + change + json.slice(i);
  });

describe('what stands behind a table of JSON', () => {
  it('is read piece by piece, and refused where JSON.parse refuses it', async () => {
    const check = async (rest: string, chunk: number) => {
      const text = `{"rows":[{"a":1},{"a":2}], "rest": ${rest}}\n`;
      const bytes = new TextEncoder().encode(text);
      const reading = readJson('data.json', bytes, { path: 'rows' }, { chunk, maxRecord: 4096 });
      let parsed: unknown;
      try {
        parsed = JSON.parse(text);
      } catch {
        await assert.rejects(reading, (error) => error instanceof DataError && error.code === 'invalid-json');
        return;
      }
      // A member of the rest may be the table that was asked for, where a key of it ends early.
      fc.pre((parsed as { rows: unknown[] }).rows.length === 2);
      const read = await reading;
      assert.deepEqual(read.rows, [[1], [2]]);
      assert.deepEqual(Buffer.from(read.covered), Buffer.from(bytes));
    };
    await fc.assert(fc.asyncProperty(nearlyJson, fc.integer({ min: 1, max: 80 }), check), {
      numRuns: 1000,
      examples: [
        // What is closed at the very end of the bytes is closed once.
        ['{"":[]}', 1],
        // Escapes and keys that are cut.
        ['{"a\\u0061\\"\\\\": "\\u00e9\\n"}', 1],
        ['{"a\\u0061\\"\\\\": "\\u00e"}', 1],
        ['{"a": "\\x"}', 2],
        // A text that is cut at the end of a line makes no lines of a document.
        ['"\n{', 1],
      ],
    });
  });

  it('may be larger than what is held in memory, and a fault in it is named with its line and byte', async () => {
    const member = `"${'x'.repeat(999)}",\n`;
    const front = `{"rows":[{"a":1},{"a":3}],\n"rest":[\n`;
    const good = new TextEncoder().encode(`${front}${member.repeat(20_000)}0]}`);
    const { rows, columns } = await profileDataset(memorySource('a.json', good), { path: 'rows' }, {});
    assert.deepEqual([rows, columns[0]?.numeric?.mean], [2, 2]);

    const bad = `${front}${member.repeat(20_000)}01]}`;
    const reading = profileDataset(
      memorySource('a.json', new TextEncoder().encode(bad)),
      { path: 'rows' },
      {},
    );
    await assert.rejects(reading, (error) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.details.line, 20_003);
      assert.equal(error.message, `expected a comma or ], found 1 at byte ${bad.length - 3}`);
      return true;
    });
  });

  it('may be a text longer than a record may be, which is checked and not held', async () => {
    const text = '{"rows":[{"a":1}],"rest":"' + 'é\\n'.repeat(4000);
    const read = (end: string) =>
      readJson('data.json', new TextEncoder().encode(text + end), {}, { chunk: 100, maxRecord: 400 });
    assert.deepEqual((await read('"}')).rows, [[1]]);
    for (const [end, fault] of [
      ['\\q"}', /expected an escape .* found .* at byte 16026/],
      ['', /at byte 16026/],
    ] as const) {
      await assert.rejects(read(end), (error) => error instanceof DataError && fault.test(error.message));
    }
  });

  it('may stand in front of it, for longer than the head that is looked at first', async () => {
    const numbers = `[${Array.from({ length: 400_000 }, (_, i) => i).join(',')}]`;
    const rows = Array.from({ length: 500 }, (_, i) => [i, i / 8] as const);
    const split = `{"columns":["a","b"],"index":${numbers},"data":${JSON.stringify(rows)}}`;
    const objects = rows.map(([a, b]) => ({ a, b }));
    const labelled = `{"labels":${numbers},"rows":${JSON.stringify(objects)}}`;
    for (const [text, layout] of [
      [split, 'pandas-split'],
      [labelled, 'array-of-objects'],
    ] as const) {
      const source = memorySource('a.json', new TextEncoder().encode(text));
      const { dialect, columns, rows: count } = await profileDataset(source, {}, {});
      assert.ok('layout' in dialect);
      assert.deepEqual([dialect.layout, count], [layout, 500]);
      assert.deepEqual(
        columns.map(({ name, numeric }) => [name, numeric?.max]),
        [
          ['a', 499],
          ['b', 499 / 8],
        ],
      );
    }
    const columns = `{"a":${numbers},"b":${numbers},"c":[1]}`;
    await assert.rejects(
      profileDataset(memorySource('a.json', new TextEncoder().encode(columns)), {}, {}),
      /expected 400,000 values in “c” as in “a”, found 1/i,
    );
  });

  it('cannot stand in front of it at any length, and the message says so', async () => {
    for (const front of [
      `"rest":"${'y'.repeat(17 << 20)}"`,
      `"columns":["a"],"index":[${'1,'.repeat(9 << 20)}1]`,
    ])
      await refusesFarTable(`{${front},"rows":[{"a":1}]}`);
  });
});

async function refusesFarTable(text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  await assert.rejects(profileDataset(memorySource('a.json', bytes), {}, {}), (error) => {
    assert.ok(error instanceof DataError);
    assert.equal(error.code, 'too-large');
    assert.match(error.message, /begins in the first 16 MB of the file/);
    assert.match(error.details.hint ?? '', /before the other members/);
    return true;
  });
}
