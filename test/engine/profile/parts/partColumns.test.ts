import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  columnOf,
  missingWordsOf,
  packColumns,
  type PartColumn,
} from '../../../../src/engine/profile/parts/partColumns';
import { Moments } from '../../../../src/engine/stats/moments';
import { CELL_CLASSES } from '../../../../src/engine/table/cellClass';

const WORDS = 3;
const counts = (length: number) =>
  fc.array(fc.nat(), { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));
const plain = { noNullPrototype: true } as const;
const noted = fc.record(
  { line: fc.nat(), text: fc.string(), misfit: fc.constant('overflow' as const) },
  plain,
);
const tally = fc.record(
  { counts: counts(CELL_CLASSES), wordCounts: counts(WORDS), noted: fc.array(noted, { maxLength: 2 }) },
  plain,
);
const moments = fc
  .array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 5 })
  .map((values) => Moments.of(Float64Array.from(values)).toParts());
const column: fc.Arbitrary<PartColumn> = fc.record(
  { tally, moments, texts: fc.constantFrom('all', 'none', 'some') },
  plain,
);

describe('packed columns of a part', () => {
  it('are the columns that were packed', () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), (columns) => {
        const packed = packColumns(columns);
        assert.deepEqual(
          columns.map((_, index) => columnOf(packed, index)),
          columns,
        );
        assert.equal(missingWordsOf(packed), WORDS);
      }),
    );
  });
});
