import assert from 'node:assert/strict';
import { memorySource } from '../../../../src/engine/byteSource';
import { openCsv } from '../../../../src/engine/csv/openCsv';
import type { ReadOptions } from '../../../../src/engine/readOptions';
import { newPartReader } from '../../../../src/engine/profile/parts/partReader';
import { profileDataset } from '../../../../src/engine/profile/profileDataset';
import { readInParts } from '../../../../src/engine/profile/parts/profileParts';
import { readWhole } from '../../../../src/engine/profile/readWhole';
import { randomNumbers } from '../../../../src/engine/random';
import type { Recipe } from '../../../../src/engine/recipe';
import { newPartWriter } from '../../../../src/engine/write/parts/partWriter';
import { writeNormalized } from '../../../../src/engine/write/writeNormalized';

const ROWS = 260_000;

/** Titles, comments between records, decimal commas, grouped thousands, escaped quotes and line ends; above 8 MB. */
function nastyFile(): Uint8Array {
  const random = randomNumbers(31);
  const lines = ['Report of 2024', 'by "someone"; twice', '', 'id;value;price;code;note'];
  for (let r = 0; r < ROWS; r++) {
    if (random() < 0.01) lines.push('# a comment; with; as; many; fields');
    const value = (random() * 100 - 50).toFixed(4).replace('.', ',');
    const price = `1.${100 + Math.floor(random() * 900)}.${100 + Math.floor(random() * 900)},5`;
    const note = random() < 0.1 ? '"say \\"hi\\"; then\n# leave"' : random() < 0.1 ? 'a\\;b' : 'plain';
    lines.push(`${r};${value};${price};0${r % 90};${note}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

const OPTIONS: ReadOptions = {
  comment: '#',
  escape: '\\',
  kinds: { code: 'integer', id: 'text', note: 'number' },
};
const RECIPE: Recipe = {
  default: { method: 'zscore' },
  columns: { code: { method: 'minmax', feature_range: [0, 1] } },
};

describe('dialects in parts', () => {
  const bytes = nastyFile();
  const source = () => memorySource('nasty.csv', bytes);

  it('are guessed from the head', async () => {
    const { dialect, dataLine } = await openCsv(source(), OPTIONS, {});
    assert.deepEqual(
      [dialect.delimiter, dialect.decimal, dialect.thousands, dialect.preambleLines, dataLine],
      [';', ',', '.', 3, 5],
    );
  });

  it('give the same to the last digit with 1, 2 and 4 readers, as in one piece', async () => {
    assert.ok(bytes.length > 8 << 20, `${bytes.length} bytes`);
    const alone = await profileDataset(source(), OPTIONS, {});
    for (const count of [1, 3]) {
      const others = () => Array.from({ length: count }, () => newPartReader(source()));
      assert.deepEqual(await profileDataset(source(), OPTIONS, {}, others), alone);
    }
    assert.equal(alone.rows, ROWS);
    assert.deepEqual(
      alone.columns.map(({ kind }) => kind),
      ['text', 'number', 'number', 'integer', 'empty'],
    );
    assert.equal(alone.problemCount, ROWS);
    assert.ok(alone.problems.every(({ code }) => code === 'not-a-number'));

    const csv = await openCsv(source(), OPTIONS, {});
    const whole = await readWhole(source(), csv, OPTIONS, {});
    const parts = await readInParts(source(), csv, OPTIONS, () => [], {});
    assert.ok(parts);
    assert.equal(parts.rows, whole.rows);
    assert.deepEqual(
      parts.tallies.map((tally) => tally.toParts()),
      whole.tallies.map((tally) => tally.toParts()),
    );
    assert.deepEqual(parts.texts.get(0), whole.texts.get(0));
  });

  it('write the same with 1, 2 and 4 writers, and what reads as the scaled numbers', async () => {
    const profile = await profileDataset(source(), OPTIONS, {});
    const written: Buffer[] = [];
    for (const count of [0, 1, 3]) {
      const pieces: Uint8Array[] = [];
      const sink = {
        write(piece: Uint8Array) {
          pieces.push(piece.slice());
          return Promise.resolve();
        },
      };
      const others = () => Array.from({ length: count }, () => newPartWriter(source()));
      await writeNormalized(source(), OPTIONS, profile, RECIPE, sink, {}, others);
      written.push(Buffer.concat(pieces));
    }
    assert.ok(written[1]!.equals(written[0]!) && written[2]!.equals(written[0]!));
    const text = written[0]!.toString();
    assert.ok(text.startsWith('Report of 2024\nby "someone"; twice\n\nid;value;price;code;note\n0;'));
    const comments = (all: string) => all.split('\n').filter((line) => line.startsWith('# a comment')).length;
    assert.ok(comments(text) > 1000);
    assert.equal(comments(text), comments(Buffer.from(bytes).toString()));
    const again = await profileDataset(memorySource('copy.csv', written[0]!), OPTIONS, {});
    for (const name of ['value', 'price']) {
      const { numeric } = again.columns.find((column) => column.name === name)!;
      assert.ok(Math.abs(numeric!.mean) < 1e-12 && Math.abs(numeric!.std - 1) < 1e-12, name);
    }
    assert.deepEqual([again.columns[3]?.numeric?.min, again.columns[3]?.numeric?.max], [0, 1]);
  });
});
