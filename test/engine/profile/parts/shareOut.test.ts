import assert from 'node:assert/strict';
import { memorySource } from '../../../../src/engine/byteSource';
import { partsUpTo } from '../../../../src/engine/csv/fileParts';
import { newPartReader } from '../../../../src/engine/profile/parts/partReader';
import { everyReader, shareOut } from '../../../../src/engine/profile/parts/shareOut';

const source = memorySource('a.csv', new Uint8Array(0));
const readers = { own: newPartReader(source), threads: [newPartReader(source), newPartReader(source)] };
const parts = partsUpTo(
  0,
  Array.from({ length: 40 }, (_, p) => 10 * (p + 1)),
);
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('the parts of a file, shared out', () => {
  it('are each read once, and what was found of them is in file order', async () => {
    const { found, finished } = await shareOut(
      parts,
      readers,
      async ({ index }) => {
        await soon();
        return index;
      },
      (reader) => Promise.resolve(reader),
    );
    assert.deepEqual(
      found,
      parts.map(({ index }) => index),
    );
    assert.deepEqual(finished, everyReader(readers));
  });

  it('are not read on when one of them cannot be read', async () => {
    const begun: number[] = [];
    const read = async ({ index }: { readonly index: number }) => {
      begun.push(index);
      await soon();
      if (index === 7) throw new Error('unreadable');
    };
    await assert.rejects(
      shareOut(parts, readers, read, () => Promise.resolve()),
      /unreadable/,
    );
    const until = begun.length;
    for (let i = 0; i < 10; i++) await soon();
    assert.ok(until < 20, `${until} parts`);
    assert.equal(begun.length, until);
  });
});
