import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import type { Recipe } from '../../../src/engine/recipe';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';

const FOLDER = 'test/fixtures/json';
const NOTHING: Recipe = { default: { method: 'none' }, columns: {} };
const ALL: Recipe = { default: { method: 'maxabs' }, columns: {} };

export async function copyOf(
  name: string,
  bytes: Uint8Array,
  recipe: Recipe,
  options: ReadOptions = {},
): Promise<Buffer> {
  const source = memorySource(name, bytes);
  const profile = await profileDataset(source, options, {});
  const written: Uint8Array[] = [];
  const sink = {
    write(piece: Uint8Array) {
      written.push(piece.slice());
      return Promise.resolve();
    },
  };
  await writeNormalized(source, options, profile, recipe, sink, {});
  return Buffer.concat(written);
}

/** All numbers of a text replaced by 0, null too, so that only numbers may differ. */
function withoutNumbers(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|null/g, (token) =>
    token.startsWith('"') ? token : '0',
  );
}

describe('copies of the JSON fixtures', () => {
  let copied = 0;
  for (const file of readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.json'))) {
    const bytes = readFileSync(path.join(FOLDER, file));

    it(`is ${file} byte for byte without scaling, and otherwise but for numbers`, async () => {
      let same: Buffer;
      try {
        same = await copyOf(file, bytes, NOTHING);
      } catch (error) {
        assert.ok(error instanceof DataError, String(error));
        return;
      }
      assert.deepEqual(same, bytes);
      const scaled = await copyOf(file, bytes, ALL);
      assert.equal(withoutNumbers(scaled.toString()), withoutNumbers(bytes.toString()));
      copied++;
    });
  }
  it('are made of nearly all of them', () => {
    assert.ok(copied > 40, `${copied}`);
  });
});

describe('a scaled copy of JSON', () => {
  const scale = async (name: string, text: string, columns: Recipe['columns'], options?: ReadOptions) =>
    (
      await copyOf(name, new TextEncoder().encode(text), { default: { method: 'none' }, columns }, options)
    ).toString();

  it('holds the scaled numbers, by JSON.parse, and keeps keys, order and spacing', async () => {
    const rows = [
      { a: 4, b: { x: -2, y: 'é "q"' } },
      { b: { y: '', x: 1 }, a: null, c: [1, 2] },
      { a: -8, b: { x: 0.5 } },
    ];
    const text = JSON.stringify(rows, null, '\t').replaceAll('\n', '\r\n');
    const copy = await scale('a.json', text, { a: { method: 'maxabs' }, 'b.x': { method: 'maxabs' } });
    const expected = structuredClone(rows);
    for (const row of expected) {
      if (row.a !== null) row.a /= 8;
      row.b.x /= 2;
    }
    assert.equal(copy, JSON.stringify(expected, null, '\t').replaceAll('\n', '\r\n'));
  });

  it('has null where a cell loses its number', async () => {
    const copy = await scale('a.jsonl', '{"a":-1}\n{"a":3}\n{"a":1e999}\n', { a: { method: 'maxabs' } });
    assert.deepEqual(
      copy
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { a: number | null }).a),
      [-1 / 3, 1, null],
    );
  });

  it('is written column by column where the file is', async () => {
    const text = '{"a": [1, 2,\n 4], "t": ["x", [1,\n 2], null], "b": [10, null, -20]}\n';
    const copy = await scale('a.json', text, { b: { method: 'maxabs' }, a: { method: 'maxabs' } });
    assert.equal(copy, '{"a": [0.25, 0.5,\n 1], "t": ["x", [1,\n 2], null], "b": [0.5, null, -1]}\n');
  });

  it('finds rows of pandas columns by their keys', async () => {
    const text = '{"a":{"0":1,"2":2,"1":4},"b":{"1":10,"0":20}}';
    const copy = await scale('a.json', text, { b: { method: 'maxabs' } });
    assert.equal(copy, '{"a":{"0":1,"2":2,"1":4},"b":{"1":0.5,"0":1}}');
  });

  it('keeps what stands around the table', async () => {
    const text = '{"n": 2, "d": {"rows": [{"a": 2}, {"a": -1}], "more": [7]}, "end": true} \n';
    const copy = await scale('a.json', text, { a: { method: 'maxabs' } });
    assert.equal(copy, text.replace('"a": 2', '"a": 1').replace('"a": -1', '"a": -0.5'));
  });
});
