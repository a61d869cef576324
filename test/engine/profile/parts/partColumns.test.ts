import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { countsOfAll, packColumns, type PartColumn } from '../../../../src/engine/profile/parts/partColumns';
import { mergedMomentsOf } from '../../../../src/engine/stats/mergedMoments';
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
  .map((values) => Moments.of(Float64Array.from(values)));
const column: fc.Arbitrary<PartColumn> = fc.record(
  { tally, moments, texts: fc.constantFrom('all', 'none', 'some') },
  plain,
);

describe('packed columns of a part', () => {
  it('are the columns that were packed', () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), (columns) => {
        const packed = packColumns(columns);
        const counted = countsOfAll([packed]);
        assert.deepEqual(
          columns.map((_, index) => ({
            tally: { ...counted(index), noted: packed.noted.get(index) ?? [] },
            moments: mergedMomentsOf(index, [packed.numbers], columns.length),
            texts: packed.texts[index],
          })),
          columns,
        );
      }),
    );
  });

  it('are counted together with those of other parts', () => {
    const parts = fc.array(fc.array(column, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, fc.nat({ max: 2 }), (each, index) => {
        const { counts: found, wordCounts } = countsOfAll(each.map(packColumns))(index);
        const tallies = each.map((columns) => columns[index]!.tally);
        const sumOf = (lists: readonly Float64Array[]) =>
          lists.reduce((sum, list) => sum.map((count, i) => count + list[i]!));
        assert.deepEqual(found, sumOf(tallies.map((one) => one.counts)));
        assert.deepEqual(wordCounts, sumOf(tallies.map((one) => one.wordCounts)));
      }),
    );
  });
});
