import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { BLANKS } from '../../../src/engine/csv/blanks';
import { checkDialect } from '../../../src/engine/csv/checkDialect';
import { detectDialect } from '../../../src/engine/csv/detectDialect';
import { newPartReader } from '../../../src/engine/profile/parts/partReader';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { randomNumbers } from '../../../src/engine/random';

const ROWS = 220_000;
const GAPS = [' ', '   ', '\t', ' \t  '];

/** The same cells twice: with commas between them, and lined up by blanks; both above 8 MB. */
function files(): { readonly commas: Uint8Array; readonly blanks: Uint8Array } {
  const random = randomNumbers(41);
  const gap = () => GAPS[Math.floor(random() * GAPS.length)]!;
  const commas = ['x,y,city,count'];
  const blanks = ['  x\ty  city count'];
  for (let r = 0; r < ROWS; r++) {
    const x = (random() * 1e6 - 5e5).toFixed(6);
    const y = random() < 0.05 ? '?' : (10 ** (20 * random() - 10)).toPrecision(12);
    const city = random() < 0.3 ? '"New  York"' : 'Rome';
    const count = String(Math.floor(random() * 1000));
    commas.push([x, y, city, count].join(','));
    const start = random() < 0.5 ? gap() : '';
    blanks.push(`${start}${x}${gap()}${y}${gap()}${city}${gap()}${count}${random() < 0.1 ? gap() : ''}`);
  }
  const bytes = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);
  return { commas: bytes(commas), blanks: bytes(blanks) };
}

describe('columns delimited by blanks', () => {
  it('hold what the same cells hold with commas between them, for any number of readers', async () => {
    const { commas, blanks } = files();
    assert.ok(Math.min(commas.length, blanks.length) > 8 << 20, `${commas.length} ${blanks.length}`);
    const expected = await profileDataset(memorySource('a.csv', commas), {}, {});
    const source = () => memorySource('a.txt', blanks);
    for (const count of [0, 1, 3]) {
      const others = () => Array.from({ length: count }, () => newPartReader(source()));
      const { rows, columns, dialect, problemCount } = await profileDataset(source(), {}, {}, others);
      assert.ok('delimiter' in dialect && dialect.delimiter === BLANKS);
      assert.deepEqual([rows, problemCount], [ROWS, 0]);
      for (const [c, column] of columns.entries()) {
        const { numeric, distinct, ...facts } = column;
        const { numeric: known, distinct: knownDistinct, ...knownFacts } = expected.columns[c]!;
        assert.deepEqual(facts, knownFacts);
        // Parts begin elsewhere: estimates, and the last digits of sums, differ.
        if (typeof knownDistinct === 'number') assert.equal(distinct, knownDistinct);
        assert.equal(numeric === undefined, known === undefined);
        if (!numeric || !known) continue;
        for (const value of ['min', 'q1', 'median', 'q3', 'max'] as const)
          assert.equal(numeric[value], known[value]);
        for (const value of ['mean', 'std'] as const) {
          assert.ok(Math.abs(numeric[value] - known[value]) < 1e-12 * known.std);
        }
      }
    }
  });

  it('have no mark that is a blank, too', () => {
    for (const mark of ['quote', 'escape', 'comment'] as const) {
      for (const blank of [' ', '\t']) {
        assert.throws(() => {
          checkDialect({ delimiter: BLANKS, [mark]: blank });
        }, /for both$/);
      }
    }
    checkDialect({ delimiter: BLANKS, quote: "'", escape: '\\', comment: '#' });
  });

  it('are guessed, but not where a blank is another mark', () => {
    const head = new TextEncoder().encode('  1.5   2\n 12.5  10\n  3.5   4\n');
    assert.equal(detectDialect(head, {}).delimiter, BLANKS);
    for (const options of [{ quote: ' ' }, { escape: ' ' }, { comment: '\t' }]) {
      assert.equal(detectDialect(head, options).delimiter, ',');
    }
  });
});
