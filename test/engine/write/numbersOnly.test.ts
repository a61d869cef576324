import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ByteSink, memorySource } from '../../../src/engine/byteSource';
import type { Output } from '../../../src/engine/convert/output';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import type { Recipe } from '../../../src/engine/recipe';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';
import { collectingSink } from '../../../src/worker/collectingSink';

const RECIPE: Recipe = {
  default: { method: 'none' },
  columns: { a: { method: 'minmax', feature_range: [0, 1] }, 'b.c': { method: 'zscore' } },
};

/** Takes what it is given as it is. */
const numbers: Output = {
  numbersOnly: true,
  encoder: (sink: ByteSink) => {
    const encoder = {
      bytes: 0,
      async write(bytes: Uint8Array) {
        encoder.bytes += bytes.length;
        await sink.write(bytes);
      },
      finish: () => Promise.resolve(),
    };
    return encoder;
  },
};

async function written(text: string, options: ReadOptions, output: Output): Promise<Uint8Array> {
  const source = memorySource('x.jsonl', new TextEncoder().encode(text));
  const profile = await profileDataset(source, options, {});
  const sink = collectingSink();
  await writeNormalized(
    ...([source, options, profile, RECIPE, sink, {}, undefined, undefined, () => output] as const),
  );
  return sink.collected();
}

/** Compares the numbers with those in the lines of a copy that is text. */
async function assertSameAsText(text: string, options: ReadOptions): Promise<number[]> {
  const bytes = await written(text, options, numbers);
  const found = [...new Float64Array(bytes.slice().buffer)];
  const lines = new TextDecoder()
    .decode(await written(text, options, {}))
    .split('\n')
    .slice(0, -1);
  const expected = lines.flatMap((line) => {
    const { a, b } = JSON.parse(line) as { a: unknown; b: { c?: unknown } };
    return [a, b.c].map((value) => (typeof value === 'number' ? value : NaN));
  });
  assert.deepEqual(found, expected);
  return found;
}

describe('writing nothing but scaled numbers', () => {
  it('gives those of a copy that is text, NaN for what is none', async () => {
    const text =
      '{"a":1,"t":"x","b":{"c":2.5}}\n{"b":{"c":1e999},"a":-999}\n{"a":null,"b":{"c":-1}}\n{"a":5,"b":{}}\n{"a":"q","b":{"c":"q"}}\n';
    const found = await assertSameAsText(text, { missingWords: ['-999', 'q'] });
    assert.equal(found.length, 10);
    assert.deepEqual([found[0], found[2], found[3], found[4], found[6]], [0, -999, NaN, NaN, 1]);
  });

  it('gives the same of a file that is written in parts', async () => {
    let text = '';
    for (let r = 0; text.length < 9 << 20; r++) {
      text += `{"a":${r % 7 === 0 ? 'null' : (r * 37) % 1001},"b":{"c":${Math.sin(r)}},"t":"${'x'.repeat(r % 90)}"}\n`;
    }
    assert.ok((await assertSameAsText(text, {})).length > 100_000);
  });
});
