import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import type { ReadOptions } from '../../../src/engine/readOptions';
import type { WriteResult } from '../../../src/engine/write/writeResult';
import type { Recipe } from '../../../src/engine/recipe';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';

const MINMAX: Recipe = { default: { method: 'minmax', feature_range: [0, 1] }, columns: {} };
const ZSCORE: Recipe = { default: { method: 'zscore' }, columns: {} };

async function normalize(
  text: string,
  recipe: Recipe,
  options: ReadOptions = {},
): Promise<{ text: string; result: WriteResult }> {
  const source = memorySource('test.csv', new TextEncoder().encode(text));
  const profile = await profileDataset(source, options, {});
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let written = '';
  const sink = {
    write: (bytes: Uint8Array) => {
      written += decoder.decode(bytes, { stream: true });
      return Promise.resolve();
    },
  };
  const { result } = await writeNormalized(source, options, profile, recipe, sink, {});
  return { text: written, result };
}

describe('writeNormalized', () => {
  it('scales what the advice says, and a choice by hand against it', async () => {
    const text = 'code,x,flag\n01,2,0\n02,4,1\n03,6,0\n';
    const byDefault = await normalize(text, MINMAX);
    assert.equal(byDefault.text, 'code,x,flag\n01,0,0\n02,0.5,1\n03,1,0\n');
    assert.deepEqual(byDefault.result.copiedColumns, ['code', 'flag']);
    const byHand = await normalize(text, {
      default: { method: 'none' },
      columns: { flag: { method: 'minmax', feature_range: [-1, 1] } },
    });
    assert.equal(byHand.text, 'code,x,flag\n01,2,-1\n02,4,1\n03,6,-1\n');
    assert.deepEqual(byHand.result.scaledColumns, [{ name: 'flag', method: 'minmax' }]);
  });

  it('replaces a number that has text after its closing quote as one cell', async () => {
    const { text } = await normalize('x,n\n"1"0,a\n20,b\n"3""0",c\n', MINMAX, {});
    // "3""0" is the text 3"0, so that the column is text and stays as it is.
    assert.equal(text, 'x,n\n"1"0,a\n20,b\n"3""0",c\n');
    const numbers = await normalize('x,n\n"1"0,a\n20,b\n30,c\n', MINMAX, {});
    assert.equal(numbers.text, 'x,n\n0,a\n0.5,b\n1,c\n');
  });

  it('counts its rows and bytes, also beyond ASCII', async () => {
    const { text, result } = await normalize('né,x\nü,1\n€,3\n', MINMAX);
    assert.equal(text, 'né,x\nü,0\n€,1\n');
    assert.deepEqual([result.rows, result.bytes], [2, new TextEncoder().encode(text).length]);
  });

  it('writes records so short that many of them are read at once', async () => {
    const row = (r: number) => `${r % 3},${r % 2}\n`;
    const half = (r: number) => `${(r % 3) / 2},${r % 2}\n`;
    const rows = Array.from({ length: 60_000 }, (_, r) => r);
    const { text } = await normalize(`a,b\n${rows.map(row).join('')}`, MINMAX);
    assert.equal(text, `a,b\n${rows.map(half).join('')}`);
  });

  it('names the first lines with infinities, in whatever columns they stand', async () => {
    // In one block; the first column alone has more of them than are named.
    const rows = Array.from({ length: 200 }, (_, r) => `${r < 50 ? r : 'inf'},${r === 3 ? 'inf' : r}`);
    const { result } = await normalize(`a,b\n${rows.join('\n')}\n`, MINMAX);
    assert.equal(result.nonFinite.count, 151);
    assert.deepEqual(result.nonFinite.lines, [5, ...Array.from({ length: 19 }, (_, i) => 52 + i)]);
  });

  it('refuses to cut a file off at a quote that is never closed', async () => {
    const options = { stopAtUnterminatedQuote: true };
    await assert.rejects(
      normalize('a,b\n1,x\n2,y\n3,"z\n', MINMAX, options),
      (error) => error instanceof DataError && error.code === 'unterminated-quote',
    );
  });

  const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
  const word = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', ' '), maxLength: 6 });
  const table = fc.array(fc.tuple(fc.option(finite), word), { minLength: 3, maxLength: 30 });

  it('leaves other cells, missing cells and the shape as they were, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, newline) => {
        fc.pre(new Set(rows.map(([value]) => value).filter((value) => value !== null)).size > 2);
        const data = rows.map(([value, text]) => [value === null ? '' : String(value), `t${text}`]);
        const text = Papa.unparse([['value', 'label text'], ...data], { newline });
        const { text: written } = await normalize(text, ZSCORE, { header: true, delimiter: ',' });
        const parsed = Papa.parse<string[]>(written, { newline, delimiter: ',' }).data;
        assert.deepEqual(parsed[0], ['value', 'label text']);
        assert.deepEqual(
          parsed.slice(1).map(([value, label]) => [value === '', label]),
          data.map(([value, label]) => [value === '', label]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the order of the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(finite, { minLength: 3, maxLength: 40 }), async (values) => {
        const { text } = await normalize(`v\n${values.join('\n')}\n`, MINMAX, { header: true });
        const scaled = text.trim().split('\n').slice(1).map(Number);
        const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
        for (let i = 1; i < order.length; i++) assert.ok(scaled[order[i - 1]!]! <= scaled[order[i]!]!);
        assert.deepEqual([Math.min(...scaled), Math.max(...scaled)], [0, 1]);
      }),
      { numRuns: 300 },
    );
  });
});
