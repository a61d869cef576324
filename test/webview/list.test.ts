import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { shortenMiddle } from '../../webview/list/shortenMiddle';
import { mergeBins, sparkPath } from '../../webview/list/sparkline';
import { createTypeAhead } from '../../webview/list/typeAhead';
import { scrollToShow, visibleRange } from '../../webview/list/visibleRange';

describe('visibleRange', () => {
  const rowHeight = 32;

  it('is what is in sight and a few rows around it', () => {
    const list = { height: 64, rowHeight, count: 5000, overscan: 2 };
    assert.deepEqual(visibleRange({ ...list, scrollTop: 320 }), { start: 8, end: 14 });
    assert.deepEqual(visibleRange({ ...list, scrollTop: 0 }), { start: 0, end: 4 });
  });

  it('ends with the list, also while it is scrolled past its end', () => {
    const list = { height: 64, rowHeight, count: 10, overscan: 2 };
    assert.deepEqual(visibleRange({ ...list, scrollTop: 1e6 }), { start: 6, end: 10 });
    assert.deepEqual(visibleRange({ ...list, count: 0, scrollTop: 0 }), { start: 0, end: 0 });
  });

  it('holds every row in sight and never many more', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 200_000 }),
        fc.nat({ max: 2000 }),
        fc.nat({ max: 6000 }),
        (scroll, height, count) => {
          const scrollTop = Math.min(scroll, Math.max(0, count * rowHeight - height));
          const { start, end } = visibleRange({ scrollTop, height, rowHeight, count, overscan: 6 });
          assert.ok(start >= 0 && end <= count && end - start <= height / rowHeight + 14);
          for (let row = 0; row < count; row++) {
            const inSight = (row + 1) * rowHeight > scrollTop && row * rowHeight < scrollTop + height;
            if (inSight) assert.ok(row >= start && row < end);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('scrollToShow', () => {
  it('moves as little as possible', () => {
    assert.equal(scrollToShow(3, 0, 320, 32), 0);
    assert.equal(scrollToShow(10, 0, 320, 32), 32);
    assert.equal(scrollToShow(2, 100, 320, 32), 64);
  });
});

describe('shortenMiddle', () => {
  const within = (most: number) => (text: string) => Array.from(text).length <= most;

  it('keeps both ends', () => {
    assert.equal(shortenMiddle('nonflavanoid_phenols', within(14)), 'nonflav…henols');
    assert.equal(shortenMiddle('ash', within(14)), 'ash');
  });

  it('cuts no character in half', () => {
    assert.equal(shortenMiddle('🍷🍇🍷🍇🍷', within(3)), '🍷…🍷');
  });

  it('fits where anything does, and uses the room there is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 2, max: 40 }),
        (name, most) => {
          const short = shortenMiddle(name, within(most));
          const length = Array.from(short).length;
          if (Array.from(name).length <= most) assert.equal(short, name);
          else assert.equal(length, most);
        },
      ),
    );
  });
});

describe('type ahead', () => {
  const names = ['alcohol', 'ash', 'Alcalinity', 'hue', 'proline', 'proanthocyanins'];

  it('finds the start of a name, whatever its case', () => {
    const list = createTypeAhead();
    assert.equal(list.type('p', names, 0, 0), 4);
    assert.equal(list.type('r', names, 4, 100), 4);
    assert.equal(list.type('o', names, 4, 200), 4);
    assert.equal(list.type('A', names, 4, 300), 5);
  });

  it('starts anew after a pause, and goes on to the next match', () => {
    const list = createTypeAhead();
    assert.equal(list.type('a', names, 0, 0), 1);
    assert.equal(list.pending(500), true);
    assert.equal(list.pending(2000), false);
    assert.equal(list.type('a', names, 1, 2000), 2);
    assert.equal(list.type('a', names, 2, 4000), 0);
  });

  it('finds nothing where nothing matches', () => {
    assert.equal(createTypeAhead().type('z', names, 0, 0), -1);
    assert.equal(createTypeAhead().type('z', [], -1, 0), -1);
  });
});

describe('sparkline', () => {
  it('merges neighbouring bins and loses no row', () => {
    assert.deepEqual(mergeBins([1, 2, 3], 2), [3, 3]);
    assert.deepEqual(mergeBins([1, 2, 3], 25), [1, 2, 3]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e6 }), { minLength: 1, maxLength: 200 }), (counts) => {
        const merged = mergeBins(counts, 25);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        assert.ok(merged.length <= 25);
        assert.equal(sum(merged), sum(counts));
      }),
    );
  });

  it('draws no bar where there is none, and at least a pixel where there is one', () => {
    const path = sparkPath({ edges: [0, 1, 2, 3], counts: [0, 1, 1000], below: 0, above: 0 });
    assert.deepEqual(path.match(/v-\d+/g), ['v-1', 'v-17']);
  });
});
