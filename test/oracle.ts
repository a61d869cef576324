/** Checks a normalized copy against its source, with nothing of the product's own code. */
import assert from 'node:assert/strict';

/**
 * Asserts that `copy` is `source` with the columns `scaled` moved to [0, 1] by (x − min) ÷ (max − min), and every
 * other character as it was. For files without quotes.
 */
export function assertMinMaxCopy(source: string, copy: string, scaled: readonly number[]): void {
  const before = cells(source);
  const after = cells(copy);
  const width = before[0]?.length ?? 0;
  assert.equal(after.length, before.length, 'as many lines as the source');
  assert.deepEqual(after[0], before[0], 'the same header');
  for (let column = 0; column < width; column++) {
    const [x, y] = [before, after].map((rows) => rows.slice(1).map((row) => row[column] ?? ''));
    assert.ok(x && y);
    if (!scaled.includes(column)) {
      assert.deepEqual(y, x, `column ${column} is copied byte for byte`);
      continue;
    }
    const values = x.filter((cell) => cell !== '').map(Number);
    const min = Math.min(...values);
    const max = Math.max(...values);
    assert.equal(
      Math.min(...y.filter((cell) => cell !== '').map(Number)),
      0,
      `column ${column}: least value`,
    );
    assert.equal(
      Math.max(...y.filter((cell) => cell !== '').map(Number)),
      1,
      `column ${column}: greatest value`,
    );
    x.forEach((cell, row) => {
      if (cell === '') assert.equal(y[row], '', `column ${column}: missing stays missing`);
      else assert.ok(Math.abs(Number(y[row]) - (Number(cell) - min) / (max - min)) <= 1e-15);
    });
  }
}

/** Lines of cells. Every line ends in a newline, so the last one of the split is empty. */
function cells(text: string): string[][] {
  assert.ok(!text.includes('"'), 'expected no quotes');
  assert.ok(text.endsWith('\n'), 'expected a final newline');
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split(','));
}
