import { randomNumbers } from '../../src/engine/random';

/** The lines of a CSV file with very many columns of floats. */
export function* wideCsv(columns = 2000, rows = 5000, seed = 4): Generator<string> {
  const random = randomNumbers(seed);
  yield `${Array.from({ length: columns }, (_, column) => `w${column}`).join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: columns }, (_, column) =>
      ((random() - 0.3) * 10 ** (column % 6)).toPrecision(6),
    );
    yield `${cells.join(',')}\n`;
  }
}
