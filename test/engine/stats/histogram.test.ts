import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type BinRule, binCount, linearEdges } from '../../../src/engine/stats/histogram';
import { SortedRuns } from '../../../src/engine/stats/sortedRuns';
import { ValueChunks } from '../../../src/engine/stats/valueChunks';
import { skip } from '../../skip';
import { assertClose, rounding } from './close';
import { decode, type FixtureColumn, type HistogramRule, readStatsColumns } from './statsFixture';

const RULES: readonly HistogramRule[] = ['20', '50', 'auto', 'fd', 'sturges'];

describe('histograms of stats.json', () => {
  for (const column of readStatsColumns()) {
    if (!column.expected.hist || column.expected.count === 0) continue;
    for (const rule of RULES) {
      const title = `${column.table} ${column.expected.name}: ${rule}`;
      const expected = column.expected.hist[rule];
      it(title, async function () {
        if (expected.error !== undefined) skip(this, 'numpy itself fails on this range');
        const bins = wantedBins(column, rule);
        if (expected.edges === undefined) {
          assertClose(bins, expected.n_bins ?? NaN, 1e-12, 0, 'number of bins');
          return;
        }
        const edges = linearEdges(...extent(column), bins);
        const atol = 1e-12 * (rounding(column.finite) * 2 ** 52);
        assert.equal(edges.length, expected.edges.length);
        for (const [i, edge] of expected.edges.entries())
          assertClose(edges[i]!, decode(edge), 0, atol, `edge ${i}`);
        // numpy 2 refuses bins narrower than the doubles; before, it counted equal edges by their rounding.
        if (!edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)) return;
        const values = await SortedRuns.sort(ValueChunks.of(Float64Array.from(column.finite)), {});
        const upTo = [
          ...edges.slice(0, -1).map((edge) => values.countBelow(edge)),
          values.countUpTo(edges.at(-1)!),
        ];
        const counts = upTo.slice(1).map((count, i) => count - upTo[i]!);
        assertSameCounts(counts, expected.counts ?? [], edges, column);
      });
    }
  }
});

/** numpy spreads a constant column over ±0.5. */
function extent({ expected }: FixtureColumn): [number, number] {
  const [min, max] = [decode(expected.min), decode(expected.max)];
  return min === max ? [min - 0.5, max + 0.5] : [min, max];
}

function wantedBins({ expected }: FixtureColumn, rule: HistogramRule): number {
  if (rule === '20' || rule === '50') return Number(rule);
  const range = decode(expected.max) - decode(expected.min);
  return binCount(rule satisfies BinRule, {
    count: expected.count,
    range,
    iqr: decode(expected.q3) - decode(expected.q1),
  });
}

/** A value within rounding of an edge may fall on either side of it in numpy, whose edges are rounded otherwise. */
function assertSameCounts(
  actual: readonly number[],
  expected: readonly number[],
  edges: readonly number[],
  { finite }: FixtureColumn,
): void {
  assert.equal(actual.length, expected.length);
  const reach = 4 * rounding(finite);
  const near = edges.map((edge) => finite.filter((v) => Math.abs(v - edge) <= reach).length);
  let [ours, theirs] = [0, 0];
  for (let i = 0; i < actual.length; i++) {
    ours += actual[i]!;
    theirs += expected[i]!;
    const last = i === actual.length - 1;
    assert.ok(
      Math.abs(ours - theirs) <= (last ? 0 : near[i + 1]!),
      `up to bin ${i}: ${ours}, expected ${theirs}`,
    );
  }
}

describe('binCount', () => {
  it('is Sturges for data without spread in the middle', () => {
    assert.equal(binCount('auto', { count: 1000, range: 10, iqr: 0 }), 11);
    assert.equal(binCount('fd', { count: 1000, range: 10, iqr: 0 }), 1);
  });

  it('is one for a constant column', () => {
    for (const rule of ['auto', 'fd', 'sturges'] as const) {
      assert.equal(binCount(rule, { count: 5, range: 0, iqr: 0 }), 1);
    }
  });
});

describe('linearEdges', () => {
  it('spans a range that is no double', () => {
    assert.deepEqual(linearEdges(-1.5e308, 1.5e308, 2), [-1.5e308, 0, 1.5e308]);
  });

  it('spans subnormal numbers', () => {
    assert.deepEqual(linearEdges(0, 1.5e-323, 3), [0, 5e-324, 1e-323, 1.5e-323]);
  });
});
