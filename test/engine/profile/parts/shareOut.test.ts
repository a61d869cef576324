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

  it('are not read on when one of them cannot be read, and no one is at work when that is told', async () => {
    let atWork = 0;
    let begun = 0;
    const finished: unknown[] = [];
    const read = async ({ index }: { readonly index: number }) => {
      begun++;
      atWork++;
      // Those that were begun before last longer.
      for (let i = 0; i < (index === 7 ? 1 : 5); i++) await soon();
      atWork--;
      if (index === 7) throw new Error('unreadable');
    };
    const finish = (reader: unknown) => {
      finished.push(reader);
      return Promise.resolve();
    };
    await assert.rejects(shareOut(parts, readers, read, finish), /unreadable/);
    assert.equal(atWork, 0);
    assert.ok(begun < 20, `${begun} parts`);
    const until = begun;
    for (let i = 0; i < 10; i++) await soon();
    assert.equal(begun, until);
    assert.deepEqual(finished, []);
  });
});
