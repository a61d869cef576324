import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { layOut } from '../../webview/charts/axes';
import { barRange, barsOf, binPosition, edgeFormat, type Distribution } from '../../webview/charts/bars';
import { barAt, barSpan, binSpan, placeLabels, plotOf } from '../../webview/charts/plot';

const wine: Distribution = {
  lowFence: -1.25,
  highFence: 10.67,
  histogram: { edges: [1.28, 4.28, 7.28, 10.28], counts: [40, 100, 34], below: 0, above: 4 },
};
const bothSides: Distribution = {
  ...wine,
  lowFence: 0.5,
  histogram: { ...wine.histogram, below: 2 },
};
const SIZE = { width: 446, height: 256 };
const measure = (label: string) => label.length * 6;
const PLAIN = { decimals: 2, exponential: false };

describe('barsOf', () => {
  it('lists end bars only where something lies beyond', () => {
    assert.deepEqual(
      barsOf(wine).map(({ kind, count }) => [kind, count]),
      [
        ['bin', 40],
        ['bin', 100],
        ['bin', 34],
        ['above', 4],
      ],
    );
    assert.equal(barsOf(bothSides)[0]?.kind, 'below');
  });

  it('names the fence', () => {
    const ranges = barsOf(bothSides).map((bar) => barRange(bar, PLAIN));
    assert.deepEqual(ranges, ['below 0.50', '1.28 to 4.28', '4.28 to 7.28', '7.28 to 10.28', 'above 10.67']);
  });

  it('names the fence where the last bin reaches past it, for what lies there is counted beyond', () => {
    const [end] = barsOf({ ...wine, highFence: 10 }).slice(-1);
    assert.ok(end);
    assert.equal(barRange(end, PLAIN), 'above 10.00');
    assert.equal(layOut({ ...wine, highFence: 10 }, SIZE, PLAIN, measure).aboveLabel, '> 10.00');
  });
});

describe('edgeFormat', () => {
  it('has two digits of the width of a bin', () => {
    const format = (edges: number[]) => edgeFormat({ edges, counts: [], below: 0, above: 0 });
    assert.equal(format([106.4, 110.04]).decimals, 1);
    assert.equal(format([1.28, 1.8]).decimals, 2);
    assert.equal(format([0, 25]).decimals, 0);
    assert.equal(format([0, 1e-12]).exponential, true);
  });
});

describe('binPosition', () => {
  it('counts bins', () => {
    assert.equal(binPosition(wine.histogram, 1.28), 0);
    assert.equal(binPosition(wine.histogram, 10.28), 3);
    assert.ok(Math.abs(binPosition(wine.histogram, 5.78) - 1.5) < 1e-12);
  });

  it('puts everything in the middle of a range without width', () => {
    assert.equal(binPosition({ edges: [0, 0], counts: [9], below: 0, above: 0 }, 0), 0.5);
  });

  it('survives the widest range of doubles', () => {
    const { MAX_VALUE } = Number;
    assert.equal(binPosition({ edges: [-MAX_VALUE, MAX_VALUE], counts: [9], below: 0, above: 0 }, 0), 0.5);
  });
});

describe('plot', () => {
  it('sets end bars off by 10 px', () => {
    const plot = plotOf(SIZE, 30, bothSides.histogram);
    assert.ok(plot.below && plot.above);
    assert.equal(plot.bins.left - plot.below.right, 10);
    assert.equal(plot.above.left - plot.bins.right, 10);
    assert.deepEqual(plotOf(SIZE, 30, { ...wine.histogram, above: 0 }).bins, { left: 30, right: 430 });
  });

  it('snaps bars to whole pixels, 2 px apart', () => {
    const plot = plotOf(SIZE, 30, { ...wine.histogram, above: 0 });
    const spans = Array.from({ length: 18 }, (_, bin) => binSpan(plot, bin, 18));
    assert.ok(
      spans.every(({ left, right }) => Number.isInteger(left) && Number.isInteger(right) && right > left),
    );
    assert.ok(spans.slice(1).every(({ left }, i) => left - (spans[i]?.right ?? NaN) === 2));
  });

  it('keeps bars in sight where there are more bins than pixels', () => {
    const plot = plotOf({ width: 80, height: 100 }, 30, { ...wine.histogram, above: 0 });
    for (let bin = 0; bin < 60; bin++) {
      const { left, right } = binSpan(plot, bin, 60);
      assert.ok(right > left);
    }
  });

  it('finds each bar under its own middle', () => {
    const bins = fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 60 });
    const ends = fc.nat({ max: 3 });
    fc.assert(
      fc.property(bins, ends, ends, fc.integer({ min: 300, max: 700 }), (counts, below, above, width) => {
        const histogram = { edges: counts.map((_, i) => i).concat(counts.length), counts, below, above };
        const plot = plotOf({ width, height: 200 }, 30, histogram);
        barsOf({ histogram, lowFence: 0, highFence: counts.length }).forEach((bar, i) => {
          const span = barSpan(plot, bar, counts.length);
          assert.ok(span);
          assert.equal(barAt(plot, counts.length, (span.left + span.right) / 2), i);
        });
      }),
    );
  });

  it('finds nothing beside the plot', () => {
    const plot = plotOf(SIZE, 30, wine.histogram);
    assert.equal(barAt(plot, 3, 10), undefined);
    assert.equal(barAt(plot, 3, 440), undefined);
  });
});

describe('placeLabels', () => {
  it('puts labels on opposite sides of their lines', () => {
    assert.deepEqual(
      placeLabels(
        [
          { x: 150, width: 60 },
          { x: 160, width: 60 },
        ],
        400,
      ),
      [85, 165],
    );
  });

  it('keeps both labels in the picture, and apart', () => {
    const x = fc.integer({ min: 0, max: 400 });
    const width = fc.integer({ min: 20, max: 180 });
    fc.assert(
      fc.property(x, x, width, width, (a, b, firstWidth, secondWidth) => {
        const [first, second] = placeLabels(
          [
            { x: Math.min(a, b), width: firstWidth },
            { x: Math.max(a, b), width: secondWidth },
          ],
          400,
        );
        assert.ok(first >= 0 && second + secondWidth <= 400);
        assert.ok(second >= first + firstWidth);
      }),
    );
  });
});

describe('layOut', () => {
  it('leaves out ticks that would touch the label of an end bar', () => {
    const { positions, aboveLabel, belowLabel } = layOut(wine, SIZE, PLAIN, measure);
    assert.equal(aboveLabel, '> 10.67');
    assert.equal(belowLabel, undefined);
    assert.deepEqual(
      positions.map(({ label }) => label),
      ['2', '4', '6', '8'],
    );
  });

  it('gives both sides of an affine pair the same pixels', () => {
    const scaled: Distribution = {
      lowFence: -2.7,
      highFence: 2.43,
      histogram: { ...wine.histogram, edges: [-1.63, -0.34, 0.96, 2.26] },
    };
    const before = layOut(wine, SIZE, PLAIN, measure);
    const after = layOut(scaled, SIZE, PLAIN, measure);
    assert.deepEqual(before.plot, after.plot);
    assert.deepEqual(before.counts, after.counts);
  });

  it('makes room for wide counts', () => {
    const many = { ...wine, histogram: { ...wine.histogram, counts: [4000, 9000, 2000] } };
    assert.equal(layOut(many, SIZE, PLAIN, measure).plot.area.left, 38);
  });

  it('takes fewer ticks where there is less room', () => {
    const narrow = layOut(
      { ...wine, histogram: { ...wine.histogram, above: 0 } },
      { width: 150, height: 168 },
      PLAIN,
      measure,
    );
    assert.ok(narrow.positions.length >= 1 && narrow.positions.length <= 5);
  });
});
