import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withEdges } from '../../../src/engine/stats/withEdges';

describe('edges with others among them', () => {
  it('are the increasing values of both', () => {
    const value = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(value), fc.array(value), (some, added) => {
        const edges = Float64Array.from(new Set(some.map((x) => x + 0))).sort();
        const both = [...new Set([...edges, ...added.map((x) => x + 0)])].sort((a, b) => a - b);
        assert.deepEqual(
          [...withEdges(edges, added)].map((x) => x + 0),
          both,
        );
      }),
    );
  });
});
