import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ColumnKind } from '../../../src/engine/columnKind';
import { ProblemLog } from '../../../src/engine/csv/problemLog';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';
import type { TallyParts } from '../../../src/engine/table/columnTally';
import { readAll } from '../csv/readAll';

/** The column of a file with these cells, none of which needs quoting. */
async function columnOf(cells: readonly string[]) {
  const { tallies, values } = await readAll(`x,y\n${cells.map((cell) => `${cell},0\n`).join('')}`, {
    header: true,
  });
  return { tally: tallies[0]!, values: values[0]! };
}

async function assertKind(kind: ColumnKind, cells: readonly string[]) {
  assert.equal((await columnOf(cells)).tally.kind, kind, cells.join());
}

describe('ColumnTally', () => {
  it('decides the kind from every cell', async () => {
    await assertKind('empty', []);
    await assertKind('empty', ['', 'NA']);
    await assertKind('integer', ['1', '', '-2']);
    await assertKind('number', ['1', '2.5']);
    await assertKind('number', ['1', 'inf']);
    await assertKind('number', ['1', '1e999']);
    await assertKind('boolean', ['true', 'NO', '']);
    await assertKind('date', ['2024-01-31', '2024-01-31 10:00']);
    await assertKind('text', ['1', '2', 'x']);
    await assertKind('text', ['1', 'true']);
    await assertKind('text', ['2024-01-31', '1']);
  });

  it('keeps identifiers whose digits a number would lose', async () => {
    await assertKind('identifier', ['001', '12']);
    await assertKind('identifier', ['001', '250.01']);
    await assertKind('identifier', ['12345678901234567890', '5']);
    // Measurements, such as this product writes them: some happen to have no decimal point.
    await assertKind('number', ['12345678901234567000', '0.5']);
  });

  it('counts missing words, infinities and numbers', async () => {
    const cells = ['1', 'NA', '-', 'NA', '', '-inf', '1e309', '007'];
    const { tally } = await columnOf(cells);
    const { missingWords } = new CellClassifier();
    const words = Object.fromEntries(missingWords.map((word, i) => [word, tally.wordCounts[i]]));
    assert.deepEqual([words['NA'], words['-'], words['?']], [2, 1, 0]);
    assert.deepEqual([tally.missing, tally.count, tally.nonFinite, tally.numbers], [4, 4, 2, 4]);
    // Among texts, an infinity is a word.
    const { tally: texts } = await columnOf([...cells, 'x', 'true']);
    assert.deepEqual(
      [texts.kind, texts.missing, texts.count, texts.nonFinite, texts.numbers],
      ['text', 4, 6, 0, 4],
    );
  });

  it('reports numbers beyond the range, in columns of numbers only', async () => {
    const overflows = async (cells: readonly string[]) => {
      const log = new ProblemLog();
      (await columnOf(cells)).tally.reportMisfits('x', log);
      return log;
    };
    assert.deepEqual((await overflows(['1', '-1e309', '2', '9'.repeat(400)])).first, [
      { code: 'number-overflow', line: 3, message: 'expected a number up to ±1.8e308 in “x”, found -1e309' },
      {
        code: 'number-overflow',
        line: 5,
        message: `expected a number up to ±1.8e308 in “x”, found ${'9'.repeat(40)}…`,
      },
    ]);
    assert.equal((await overflows(['1e309', 'x'])).count, 0);
    const many = await overflows(Array.from({ length: 250 }, () => '1e309'));
    assert.deepEqual([many.count, many.first.length], [250, 100]);
  });

  it('is the same in parts as in one', async () => {
    const cell = fc.constantFrom('1', '2.5', '', 'NA', '?', 'inf', '1e309', '007', 'true', 'x', '2024-01-31');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 20 }), fc.nat(20), async (cells, at) => {
        const { tally: whole } = await columnOf(cells);
        const { tally: merged } = await columnOf(cells.slice(0, at));
        const later = (await columnOf(cells.slice(at))).tally.toParts();
        merged.addCounts(later.counts, later.wordCounts);
        merged.addNoted(later.noted);
        assert.deepEqual(merged.counts, whole.counts);
        assert.deepEqual(merged.wordCounts, whole.wordCounts);
        assert.equal(merged.kind, whole.kind);
        const texts = ({ noted }: TallyParts) => noted.map(({ text }) => text);
        assert.deepEqual(texts(merged.toParts()), texts(whole.toParts()));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the cells of a column', () => {
  it('gives numbers, NaN for other cells, and infinities', async () => {
    const { values } = await columnOf(['1.5', '', 'x', '-inf', '1e309', '007', 'true']);
    assert.deepEqual(values, [1.5, NaN, NaN, -Infinity, Infinity, 7, NaN]);
  });
  it('reads quoted cells and cells that are not there', async () => {
    const { values, tallies } = await readAll('a,b\n"1","2"\n"3"4\n"",5\n');
    assert.deepEqual(values, [
      [1, 34, NaN],
      [2, NaN, 5],
    ]);
    assert.deepEqual(
      tallies.map(({ kind, missing }) => [kind, missing]),
      [
        ['integer', 1],
        ['integer', 1],
      ],
    );
  });
  it('is the same for every chunk size', async () => {
    const text = 'a,b\n' + Array.from({ length: 50 }, (_, i) => `${i / 8},"x\n${i}"\r\n`).join('');
    const whole = await readAll(text);
    for (const chunk of [1, 7, 64, 300]) {
      const read = await readAll(text, {}, { chunk, maxRecord: 1000 });
      assert.deepEqual(read.values, whole.values);
      assert.deepEqual(read.tallies, whole.tallies);
    }
  });
});
