import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { profileJson } from '../../src/cli/profileJson';
import { memorySource } from '../../src/engine/byteSource';
import { profileDataset, WORTH_PARTS } from '../../src/engine/profile/profileDataset';
import { randomNumbers } from '../../src/engine/random';
import { writeNormalized } from '../../src/engine/write/writeNormalized';
import { collectingSink } from '../../src/worker/collectingSink';
import { runCli } from './runCli';

const ROWS = 120_000;
const random = randomNumbers(11);

const rows = Array.from({ length: ROWS }, (_, r) => ({
  id: r,
  value: r % 9973 === 5 ? 1e6 + r : 10 + 3 * random() - random(),
  few: Math.floor(random() * 5),
  note:
    r % 3 === 0 ? 'two\nlines, "quoted"' : `some text that is longer, of which there are a few: ${r % 50}`,
  ...(r % 11 === 0 ? {} : { gap: Math.round(1000 * random()) / 8 }),
  ...(r % 3 === 0 && { inside: { a: r, b: { c: 'x' } } }),
  ...(r > ROWS / 2 && { late: -r }),
}));
const quoted = (value: string | number | undefined) =>
  typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : (value ?? '');

const FILES = {
  'lines.csv': `id,value,few,note,gap\n${rows
    .map(({ id, value, few, note, gap }) => [id, value, few, note, gap].map(quoted).join(','))
    .join('\n')}\n`,
  'late.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
  'late.json': JSON.stringify(rows),
  'indented.json': JSON.stringify({ rows, count: ROWS }, undefined, 1),
};

describe('a large file on the command line, read and written by several threads', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'normscope-large-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const [name, text] of Object.entries(FILES)) {
    it(`gives what the engine gives in one thread, to the last digit: ${name}`, async () => {
      const bytes = new TextEncoder().encode(text);
      assert.ok(bytes.length > WORTH_PARTS, `${bytes.length} bytes`);
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      const source = memorySource(name, bytes);
      const profile = await profileDataset(source, {}, {});
      assert.equal(profile.rows, ROWS);
      assert.equal(profile.problemCount, 0);
      const printed = await runCli(['profile', file, '--json']);
      assert.deepEqual(printed, { status: 0, stdout: [...profileJson(profile)].join(''), stderr: '' });

      const copy = path.join(folder, `copy ${name}`);
      const { status } = await runCli(['normalize', file, '--method', 'robust', '-o', copy]);
      assert.equal(status, 0);
      const alone = collectingSink();
      await writeNormalized(source, {}, profile, { default: { method: 'robust' }, columns: {} }, alone, {});
      assert.ok(readFileSync(copy).equals(alone.collected()));
    });
  }
});
