import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { splitRows } from '../../../src/engine/train/split';

describe('splitRows', () => {
  it('gives each class its share, and every row one place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 4, maxLength: 200 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer(),
        (classes, tenths, seed) => {
          const { training, validation } = splitRows(
            classes.length,
            Float64Array.from(classes),
            tenths / 10,
            seed,
          );
          assert.deepEqual(
            [...training, ...validation].sort((a, b) => a - b),
            classes.map((_, row) => row),
          );
          assert.equal(training.length, Math.round((tenths / 10) * classes.length));
          for (const group of new Set(classes)) {
            const size = classes.filter((one) => one === group).length;
            const found = [...training].filter((row) => classes[row] === group).length;
            assert.ok(Math.abs(found - (tenths / 10) * size) < 1, `${found} of ${size}`);
          }
        },
      ),
    );
  });

  it('is the same for the same seed, and another for another', () => {
    const split = splitRows(100, undefined, 0.7, 1);
    assert.equal(split.training.length, 70);
    assert.deepEqual(splitRows(100, undefined, 0.7, 1), split);
    assert.notDeepEqual(splitRows(100, undefined, 0.7, 2), split);
  });
});
