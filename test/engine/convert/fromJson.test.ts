import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { memorySource } from '../../../src/engine/byteSource';
import { textOutput } from '../../../src/engine/convert/output';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import type { Recipe } from '../../../src/engine/recipe';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';
import { collectingSink } from '../../../src/worker/collectingSink';

const NONE: Recipe = { default: { method: 'none' }, columns: {} };
const MINMAX: Recipe = { default: { method: 'minmax', feature_range: [0, 1] }, columns: {} };

async function convert(
  name: string,
  text: string,
  format: Parameters<typeof textOutput>[0],
  recipe: Recipe = NONE,
): Promise<string> {
  const source = memorySource(name, new TextEncoder().encode(text));
  const profile = await profileDataset(source, {}, {});
  const sink = collectingSink();
  const form = textOutput(format);
  await writeNormalized(source, {}, profile, recipe, sink, {}, undefined, undefined, form);
  return new TextDecoder('utf-8', { fatal: true }).decode(sink.collected());
}

const parsedLines = (text: string): unknown[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));

describe('writing JSON in another format', () => {
  const RECORDS = [
    { id: 'a', at: { x: 1, y: { z: null } }, tags: ['p', { q: 2 }], ok: true, big: 1 },
    { id: 'é "', at: { x: 3.5, y: { z: 2 } }, tags: [], ok: null, big: 2 },
    { id: '', at: { x: -2, y: { z: 7 } }, tags: null, ok: false, big: 3 },
  ];
  const INDENTED = JSON.stringify(RECORDS, null, 2);

  it('puts each object on a line, objects in objects as they were', async () => {
    assert.deepEqual(parsedLines(await convert('a.json', INDENTED, 'jsonl')), RECORDS);
  });

  it('makes an array of lines, with keys that a line lacks as null', async () => {
    const text = '{"a":1,"b":{"c":2}}\n{"b":{"d":"\\u00e9"},"a":1.50}\n{"e":[1,\t2]}\n';
    const array = await convert('a.jsonl', text, 'json');
    assert.deepEqual(JSON.parse(array), [
      { a: 1, b: { c: 2, d: null }, e: null },
      { a: 1.5, b: { c: null, d: 'é' }, e: null },
      { a: null, b: { c: null, d: null }, e: [1, 2] },
    ]);
    // Numbers and strings stay as they are written.
    assert.match(array, /1\.50/);
    assert.match(array, /\\u00e9/);
  });

  it('makes cells of CSV: text without escapes, null as nothing, arrays as JSON in one line', async () => {
    const text = await convert('a.json', INDENTED, 'csv');
    assert.deepEqual(Papa.parse(text, { newline: '\n', skipEmptyLines: true }).data, [
      ['id', 'at.x', 'at.y.z', 'tags', 'ok', 'big'],
      ['a', '1', '', '["p",{"q":2}]', 'true', '1'],
      ['é "', '3.5', '2', '[]', '', '2'],
      ['', '-2', '7', '', 'false', '3'],
    ]);
  });

  it('scales numbers in objects', async () => {
    const lines = parsedLines(await convert('a.json', INDENTED, 'jsonl', MINMAX)) as typeof RECORDS;
    assert.deepEqual(
      lines.map(({ at }) => at.x),
      [(1 + 2) / 5.5, 1, 0],
    );
  });

  it('converts arrays of arrays by the names of their columns', async () => {
    assert.equal(
      await convert('a.json', '[["a","b"],[1,"x"],[2,null]]', 'jsonl'),
      '{"a":1,"b":"x"}\n{"a":2,"b":null}\n',
    );
  });

  const value = fc.oneof(
    fc.integer(),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.boolean(),
    fc.constant(null),
  );
  const PLAIN = { noNullPrototype: true } as const;
  const record = fc.record(
    {
      'a.b': value,
      a: fc.record({ b: value, c: fc.record({ d: value }, PLAIN) }, PLAIN),
      list: fc.array(value, { maxLength: 3 }),
      z: value,
    },
    PLAIN,
  );

  it('holds the same records after JSON to JSON Lines to JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 10 }), async (records) => {
        const lines = await convert('a.json', JSON.stringify(records), 'jsonl');
        assert.deepEqual(parsedLines(lines), records);
        assert.deepEqual(JSON.parse(await convert('a.jsonl', lines, 'json')), records);
      }),
      { numRuns: 200 },
    );
  });
});
