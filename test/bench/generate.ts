import { randomNumbers } from '../../src/engine/random';
import { writeText } from './writeText';

const COLUMNS = 20;

/**
 * The lines of a CSV file of floats with 6 significant digits: a header, then rows whose columns differ in location, scale
 * and skew. 620,000 rows are about 100 MB.
 */
export function* floatsCsv(rows: number, seed = 1): Generator<string> {
  const random = randomNumbers(seed);
  yield `${Array.from({ length: COLUMNS }, (_, column) => `f${column}`).join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    let line = '';
    for (let column = 0; column < COLUMNS; column++) {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const scale = 10 ** ((column % 5) - 1);
      const value = column % 4 === 3 ? Math.exp(normal) * scale : normal * scale + column * 10;
      line += `${value.toPrecision(6)}${column === COLUMNS - 1 ? '\n' : ','}`;
    }
    yield line;
  }
}

/** Writes those lines. */
export function generateFloats(path: string, rows: number, seed = 1): Promise<void> {
  return writeText(path, floatsCsv(rows, seed));
}
