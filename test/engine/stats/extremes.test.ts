import assert from 'node:assert/strict';
import type { Extreme } from '../../../src/engine/dataset';
import { randomNumbers } from '../../../src/engine/random';
import { Extremes } from '../../../src/engine/stats/extremes';

const KEPT = 8;

describe('extremes', () => {
  it('are the earliest of equal values, in whatever order batches are added', () => {
    const random = randomNumbers(31);
    for (let round = 0; round < 300; round++) {
      // Often so few different values that most of those remembered are equal.
      const different = 1 + Math.floor(random() * 30);
      const rows = Array.from({ length: 1 + Math.floor(random() * 400) }, (_, i) => ({
        value: random() < 0.05 ? special(random) : Math.floor(random() * different) - 5,
        line: 2 + 3 * i,
      }));
      const batches: Extreme[][] = [];
      for (let from = 0; from < rows.length;) {
        const length = 1 + Math.floor(random() * 60);
        batches.push(rows.slice(from, from + length));
        from += length;
      }
      batches.sort(() => random() - 0.5);
      const extremes = new Extremes();
      for (const batch of batches) {
        const offset = batch[0]!.line;
        const values = batch.map(({ value }) => value);
        const finite = values.filter(Number.isFinite);
        const taken = extremes.wouldTake(Math.min(...finite), Math.max(...finite), offset);
        const before = { lowest: [...extremes.ends.lowest], highest: extremes.ends.highest };
        extremes.add(
          Float64Array.from(values),
          Uint32Array.from(batch, ({ line }) => line - offset),
          offset,
        );
        if (!taken) assert.deepEqual(extremes.ends, before);
      }
      assert.deepEqual(extremes.ends, { lowest: lowest(rows, 1), highest: lowest(rows, -1) });
      assert.deepEqual(Extremes.of([extremes.ends]).ends, extremes.ends);
    }
  });

  it('are found in parts, however values are divided among them, and on however few lines they stand', () => {
    const random = randomNumbers(32);
    for (let round = 0; round < 300; round++) {
      const rowsOfLine = 1 + Math.floor(random() * 50);
      const rows = Array.from({ length: 1 + Math.floor(random() * 200) }, (_, i) => ({
        value: Math.floor(random() * 40) - 20,
        line: 1 + Math.floor(i / rowsOfLine),
      }));
      const parts = Array.from({ length: 1 + Math.floor(random() * 6) }, () => new Extremes());
      for (const { value, line } of rows) {
        const part = parts[Math.floor(random() * parts.length)]!;
        part.add(Float64Array.of(value), Uint32Array.of(line));
      }
      const { ends } = Extremes.of(parts.map((part) => part.ends));
      assert.deepEqual(ends, { lowest: lowest(rows, 1), highest: lowest(rows, -1) });
    }
  });
});

function special(random: () => number): number {
  const values = [NaN, Infinity, -Infinity, -0, Number.MAX_VALUE, -Number.MAX_VALUE];
  return values[Math.floor(random() * values.length)]!;
}

/** By sorting all of them. */
function lowest(rows: readonly Extreme[], sign: 1 | -1): readonly Extreme[] {
  return rows
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => sign * (a.value - b.value) || a.line - b.line)
    .slice(0, KEPT)
    .map(({ value, line }) => ({ value: value + 0, line }));
}
