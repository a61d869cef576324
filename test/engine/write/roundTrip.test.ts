import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import type { Recipe } from '../../../src/engine/recipe';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';

const FOLDER = 'test/fixtures/csv';
/** Refused before anything could be copied. */
const REFUSED = ['empty-file', 'unsupported-encoding', 'unterminated-quote'];

async function copyOf(bytes: Uint8Array, options: ReadOptions, recipe: Recipe): Promise<Buffer> {
  const source = memorySource('fixture.csv', bytes);
  const profile = await profileDataset(source, options, {});
  const pieces: Uint8Array[] = [];
  const sink = {
    write(piece: Uint8Array) {
      pieces.push(piece.slice());
      return Promise.resolve();
    },
  };
  await writeNormalized(source, options, profile, recipe, sink, {});
  return Buffer.concat(pieces);
}

describe('round trip', () => {
  const copied: string[] = [];
  for (const name of readdirSync(FOLDER).filter((each) => each.endsWith('.csv'))) {
    it(`${name} comes back byte for byte where nothing is scaled`, async () => {
      const bytes = readFileSync(path.join(FOLDER, name));
      const json = readFileSync(path.join(FOLDER, name.replace(/csv$/, 'json')), 'utf8');
      const { options } = JSON.parse(json) as { options: ReadOptions };
      try {
        const copy = await copyOf(bytes, options, { default: { method: 'none' }, columns: {} });
        assert.ok(copy.equals(bytes));
        copied.push(name);
      } catch (error) {
        assert.ok(error instanceof DataError && REFUSED.includes(error.code), String(error));
      }
    });
  }
  it('is made by nearly all of them', () => {
    assert.ok(copied.length > 60, `${copied.length}`);
  });

  it('gives the scaled numbers where decimals are written with a comma', async () => {
    for (const name of ['decimal_comma', 'decimal_comma_thousands']) {
      const bytes = readFileSync(path.join(FOLDER, `${name}.csv`));
      const options: ReadOptions = {};
      const before = await profileDataset(memorySource('a.csv', bytes), options, {});
      const copy = await copyOf(bytes, options, { default: { method: 'zscore' }, columns: {} });
      const after = await profileDataset(memorySource('b.csv', copy), options, {});
      assert.ok('delimiter' in after.dialect);
      assert.deepEqual([after.dialect.decimal, after.dialect.delimiter], [',', ';']);
      for (const [i, { advice, numeric }] of before.columns.entries()) {
        if (advice.method === 'none') continue;
        const scaled = after.columns[i]?.numeric;
        assert.ok(numeric && scaled && Math.abs(scaled.mean) < 1e-12 && Math.abs(scaled.std - 1) < 1e-12);
        assert.ok(Math.abs(scaled.max - (numeric.max - numeric.mean) / numeric.std) < 1e-12);
      }
    }
  });

  it('keeps decimals in one cell where the delimiter is a comma', async () => {
    const text = 'a,b\n"1,5",x\n2,"y,z"\n"3,25",w\n';
    const recipe: Recipe = { default: { method: 'none' }, columns: { a: { method: 'maxabs' } } };
    const copy = await copyOf(new TextEncoder().encode(text), {}, recipe);
    assert.equal(copy.toString(), 'a,b\n"0,46153846153846156",x\n"0,6153846153846154","y,z"\n"1",w\n');
  });
});
