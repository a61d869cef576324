/**
 * Makes benchmark files, the same bytes every time.
 *   node out/test/bench/generate.js FILE [ROWS]
 * 620,000 rows (the default) of 20 float columns with 6 significant digits are about 100 MB.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const COLUMNS = 20;
const FLUSH_CHARACTERS = 1 << 20;

/** Uniform numbers in [0, 1): mulberry32, seeded. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes a header and rows of floats; columns differ in location, scale and skew. */
export async function generateFloats(path: string, rows: number, seed = 1): Promise<void> {
  const random = randomNumbers(seed);
  const file = createWriteStream(path);
  let text = `${Array.from({ length: COLUMNS }, (_, column) => `f${column}`).join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const scale = 10 ** ((column % 5) - 1);
      const value = column % 4 === 3 ? Math.exp(normal) * scale : normal * scale + column * 10;
      text += `${value.toPrecision(6)}${column === COLUMNS - 1 ? '\n' : ','}`;
    }
    if (text.length >= FLUSH_CHARACTERS) {
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
  }
  file.end(text);
  await finished(file);
}

if (require.main === module) {
  const [path, rows = '620000'] = process.argv.slice(2);
  if (path && !path.startsWith('-') && /^\d+$/.test(rows)) void generateFloats(path, Number(rows));
  else {
    console.error('usage: node out/test/bench/generate.js FILE [ROWS]');
    process.exitCode = 2;
  }
}
