import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { aligned, printable } from '../../src/cli/aligned';
import { beginning, cellsOf } from '../../src/cli/cells';

describe('the cells of a terminal', () => {
  it('are two for a wide character and none for a mark', () => {
    const texts: readonly (readonly [text: string, cells: number])[] = [
      ['', 0],
      ['plain', 5],
      ['μ_B', 3],
      ['x\u0302', 1],
      ['e\u0301te\u0301', 3],
      ['身長 (cm)', 9],
      ['Ｘ', 2],
      ['ｶﾅ', 2],
      ['한글', 4],
      // The same in parts, as macOS writes it.
      ['한글'.normalize('NFD'), 4],
      ['สูง', 2],
      ['🌡', 1],
      ['🌡\ufe0f', 2],
      ['😀', 2],
      ['👍🏽', 2],
      ['👩‍👩‍👧', 2],
      ['🇫🇷', 2],
    ];
    for (const [text, cells] of texts) assert.equal(cellsOf(text), cells, text);
  });

  it('are what a name is cut to', () => {
    assert.equal(beginning('身長', 3), '身');
    assert.equal(beginning('😀😀', 2), '😀');
    assert.equal(printable('x'.repeat(32)), 'x'.repeat(32));
    assert.equal(printable('x'.repeat(33)), `${'x'.repeat(31)}…`);
    assert.equal(printable('身'.repeat(17)), `${'身'.repeat(15)}…`);
    assert.equal(printable('a\u001b[31m👩‍👧'), 'a·[31m👩‍👧');
    assert.equal(printable('\u0302'.repeat(1e6)), `${'\u0302'.repeat(256)}…`);
  });

  it('line up the columns of a table', () => {
    assert.deepEqual(
      aligned(
        [
          ['column', 'n'],
          ['身長', '1'],
          ['x\u0302', '10'],
        ],
        1,
      ),
      ['column   n', '身長     1', 'x\u0302       10'],
    );
  });
});
