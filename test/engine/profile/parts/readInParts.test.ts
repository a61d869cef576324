import assert from 'node:assert/strict';
import { memorySource, type ByteSource } from '../../../../src/engine/byteSource';
import type { NumericSummary } from '../../../../src/engine/dataset';
import { openCsv } from '../../../../src/engine/csv/openCsv';
import { newPartReader } from '../../../../src/engine/profile/parts/partReader';
import { readInParts } from '../../../../src/engine/profile/parts/profileParts';
import { probableRecordStart } from '../../../../src/engine/csv/recordStart';
import { profileDataset } from '../../../../src/engine/profile/profileDataset';
import { readWhole } from '../../../../src/engine/profile/readWhole';
import { Cancelled } from '../../../../src/engine/task';
import { randomNumbers } from '../../../../src/engine/random';

/**
 * A little over two parts: floats, repeated integers, texts with line ends and delimiters inside, gaps, infinities, and
 * a column that is not what it seems to be, so that it is read again.
 */
function mixedRows(rows: number): string {
  const random = randomNumbers(5);
  const lines = ['id,value,few,note,gaps,late,unforeseen'];
  for (let r = 0; r < rows; r++) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const note = random() < 0.2 ? `"line one, ""${r % 7}""\nline two, 1,2,3,4"` : `plain ${r % 50}`;
    const gap = random() < 0.1 ? '' : random() < 0.01 ? 'inf' : (1e9 + random()).toFixed(6);
    // Numbers at first, then a text: what was passed over uncounted has to be counted.
    const late = r === rows - 5 ? 'text' : String(r % 300);
    const unforeseen = r === rows >> 1 ? 0.5 : r % 1000;
    lines.push(
      `${r},${normal.toPrecision(12)},${Math.floor(random() * 40)},${note},${gap},${late},${unforeseen}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const MIXED = new TextEncoder().encode(mixedRows(190_000));
const source = (bytes: Uint8Array = MIXED): ByteSource => memorySource('mixed.csv', bytes);
const others = (count: number) => () => Array.from({ length: count }, () => newPartReader(source()));

/** What depends on the order of values alone. */
function ranked({ p1, q1, median, q3, p99, outliers, histogram }: NumericSummary) {
  return { p1, q1, median, q3, p99, outliers, histogram };
}

/** A task that notes which readings there were; the first one has no number. */
function notingPasses() {
  const passes = new Set<number | undefined>();
  return { passes, task: { onProgress: ({ pass }: { pass?: number }) => passes.add(pass) } };
}

describe('reading in parts', () => {
  it('gives the same to the last digit with 1, 2 and 4 readers', async () => {
    assert.ok(MIXED.length > 8 << 20, `${MIXED.length} bytes`);
    const alone = JSON.stringify(await profileDataset(source(), {}, {}));
    for (const count of [1, 3]) {
      assert.equal(JSON.stringify(await profileDataset(source(), {}, {}, others(count))), alone);
    }
  });

  it('finds what reading in one piece finds', async () => {
    const csv = await openCsv(source(), {}, {});
    const whole = await readWhole(source(), csv, {}, {});
    const parts = await readInParts(source(), csv, {}, others(1), {});
    assert.ok(parts);
    assert.equal(parts.rows, whole.rows);
    assert.deepEqual(
      parts.tallies.map((tally) => tally.toParts()),
      whole.tallies.map((tally) => tally.toParts()),
    );
    assert.deepEqual(parts.texts.get(3), whole.texts.get(3));
    assert.deepEqual(parts.texts.get(5), 301);
    assert.deepEqual(new Set(parts.numbers.keys()), new Set(whole.numbers.keys()));
    for (const [column, { summary }] of whole.numbers) {
      const found: NumericSummary = parts.numbers.get(column)!.summary;
      // Everything but the moments is the same; those differ by how the file was divided.
      const { mean, meanLow, variance, std, sampleStd, skewness, kurtosis } = summary;
      assert.deepEqual({ ...found, mean, meanLow, variance, std, sampleStd, skewness, kurtosis }, summary);
      assert.ok(Math.abs(found.mean - mean) <= 1e-14 * Math.abs(mean));
      assert.ok(Math.abs(found.variance - variance) <= 1e-12 * variance);
      assert.ok(Math.abs(found.skewness! - skewness!) < 1e-9);
      assert.ok(Math.abs(found.kurtosis! - kurtosis!) < 1e-9);
    }
  });

  it('does not take parts that do not fit together', async () => {
    // Quoted texts full of what looks like records: wherever a part is sought, it begins at the wrong place.
    const record = `1,2\n`;
    const text = `a,b\n${record.repeat(1_040_000)}5,"${record.repeat(40_000)}"\n${record.repeat(1_100_000)}`;
    const bytes = new TextEncoder().encode(text);
    const csv = await openCsv(source(bytes), {}, {});
    assert.equal(await readInParts(source(bytes), csv, {}, others(0), {}), undefined);
    const profile = await profileDataset(source(bytes), {}, {});
    assert.equal(profile.rows, 1_040_000 + 1 + 1_100_000);
    assert.equal(profile.problemCount, 0);
  });

  it('names lines as reading in one piece does', async () => {
    const text = Buffer.from(MIXED).toString().split('\n');
    // Far into the second part.
    text[text.length - 20_000] = 'only,two';
    const bytes = new TextEncoder().encode(text.join('\n'));
    const csv = await openCsv(source(bytes), {}, {});
    const whole = await readWhole(source(bytes), csv, {}, {});
    const parts = await readInParts(source(bytes), csv, {}, others(0), {});
    assert.deepEqual(parts?.problems.first, whole.problems.first);
    assert.ok(whole.problems.count > 0);
  });

  it('reads a file once where it is what some stretches of it lead to expect', async () => {
    const random = randomNumbers(6);
    const row = (r: number) => `${r},${random() ** 3},${r % 977},${random() < 0.9 ? 0 : random()},${-r / 8}`;
    const rows = Array.from({ length: 400_000 }, (_, r) => `${row(r)}\n`);
    const bytes = new TextEncoder().encode(`id,value,few,mostly,falling\n${rows.join('')}`);
    const { passes, task } = notingPasses();
    const csv = await openCsv(source(bytes), {}, {});
    const parts = await readInParts(source(bytes), csv, {}, others(0), task);
    assert.deepEqual([...passes], [undefined]);
    const whole = await readWhole(source(bytes), csv, {}, {});
    assert.equal(parts?.numbers.size, 5);
    for (const [column, { summary }] of whole.numbers) {
      assert.deepEqual(ranked(parts.numbers.get(column)!.summary), ranked(summary));
    }
  });

  it('reads a file once, too, where one of many columns numbers the rows', async () => {
    const random = randomNumbers(9);
    const noise = () => Array.from({ length: 11 }, () => random().toFixed(3)).join();
    const names = Array.from({ length: 11 }, (_, i) => `noise ${i}`).join();
    const text = `row,${names}\n${Array.from({ length: 400_000 }, (_, r) => `${r},${noise()}\n`).join('')}`;
    const bytes = new TextEncoder().encode(text);
    const { passes, task } = notingPasses();
    const csv = await openCsv(source(bytes), {}, {});
    const parts = await readInParts(source(bytes), csv, {}, others(0), task);
    assert.deepEqual([...passes], [undefined]);
    const whole = await readWhole(source(bytes), csv, {}, {});
    assert.deepEqual(ranked(parts!.numbers.get(0)!.summary), ranked(whole.numbers.get(0)!.summary));
  });

  it('reads no more than twice where values follow those before them', async () => {
    const random = randomNumbers(8);
    let levels: number[] = [];
    const row = (r: number) => {
      // The stretches that are looked at show few of the levels.
      if (r % 1000 === 0) levels = Array.from({ length: 8 }, () => 100 * random());
      return `${r},${levels.map((level) => (level + random()).toFixed(2)).join()}\n`;
    };
    const names = Array.from({ length: 8 }, (_, i) => `level ${i}`).join();
    const text = `row,${names}\n${Array.from({ length: 700_000 }, (_, r) => row(r)).join('')}`;
    const bytes = new TextEncoder().encode(text);
    const { passes, task } = notingPasses();
    const csv = await openCsv(source(bytes), {}, {});
    const three = () => Array.from({ length: 3 }, () => newPartReader(source(bytes)));
    const parts = await readInParts(source(bytes), csv, {}, three, task);
    assert.deepEqual([...passes], [undefined, 2]);
    const whole = await readWhole(source(bytes), csv, {}, {});
    for (const [column, { summary }] of whole.numbers) {
      assert.deepEqual(ranked(parts!.numbers.get(column)!.summary), ranked(summary));
    }
  });

  it('reads a column with values in few rows no more often than others', async () => {
    const sparse = (r: number) => (r % 500_000 === 7 ? String(r) : '');
    const text = `a,b\n${Array.from({ length: 2_000_000 }, (_, r) => `${r % 977},${sparse(r)}\n`).join('')}`;
    const bytes = new TextEncoder().encode(text);
    const { passes, task } = notingPasses();
    const { columns } = await profileDataset(source(bytes), {}, task);
    assert.deepEqual([...passes], [undefined]);
    assert.equal(columns[1]?.count, 4);
    assert.equal(columns[1].numeric?.median, 750_007);
  });

  it('reads a column with values in a few rows at random no more often than others', async () => {
    const random = randomNumbers(10);
    const sparse = (share: number) => (random() < share ? random().toFixed(5) : '');
    const row = () => `${random().toFixed(3)},${[0.02, 0.05, 0.05, 0.1, 0.1, 0.3].map(sparse).join()}\n`;
    const text = `all,a,b,c,d,e,f\n${Array.from({ length: 800_000 }, row).join('')}`;
    const bytes = new TextEncoder().encode(text);
    const { passes, task } = notingPasses();
    await profileDataset(source(bytes), {}, task);
    assert.deepEqual([...passes], [undefined]);
  });

  it('counts infinities among the texts of a column', async () => {
    // Whole blocks of nothing but -inf; no block with a text has one.
    const gap = '1,\n'.repeat(600_000);
    const text = `a,b\n${'1,-inf\n'.repeat(700_000)}${gap}2,text\n${'3,other\n'.repeat(300_000)}`;
    const bytes = new TextEncoder().encode(text);
    const csv = await openCsv(source(bytes), {}, {});
    const parts = await readInParts(source(bytes), csv, {}, others(0), {});
    assert.equal(parts?.texts.get(1), 3);
  });

  it('counts the numbers among the texts of a column, whole blocks of which hold nothing else', async () => {
    // Some text in every part, however small, and several blocks between two of them.
    const rows = Array.from(
      { length: 1_500_000 },
      (_, r) => `${r % 7},${r % 50_000 === 0 ? 'text' : r >> 8}`,
    );
    const bytes = new TextEncoder().encode(`a,b\n${rows.join('\n')}\n`);
    const csv = await openCsv(source(bytes), {}, {});
    const parts = await readInParts(source(bytes), csv, {}, others(0), {});
    assert.equal(parts?.texts.get(1), (1_500_000 >> 8) + 2);
  });

  it('tells where a quote stays open', async () => {
    const bytes = new TextEncoder().encode(`${Buffer.from(MIXED).toString()}1,2,3,"open\n`);
    await assert.rejects(profileDataset(source(bytes), {}, {}), /a quote opened on line \d+ is never closed/);
  });

  it('can be cancelled in both readings', async () => {
    for (const pass of [undefined, 2]) {
      const signal = { aborted: false };
      const onProgress = (progress: { pass?: number; bytesRead: number; rows: number }) => {
        if (progress.pass === pass && progress.rows > 0) signal.aborted = true;
      };
      await assert.rejects(profileDataset(source(), {}, { signal, onProgress }), Cancelled);
    }
  });
});

describe('the probable start of a record', () => {
  it('is passed by no line end inside quotes that does not look like records', async () => {
    const text = 'a,b,c\n' + '1,"two\nlines",3\n'.repeat(100);
    const bytes = new TextEncoder().encode(text);
    const csv = await openCsv(source(bytes), {}, {});
    const starts = new Set(Array.from({ length: 100 }, (_, i) => 6 + 16 * i));
    for (let from = 7; from < 1500; from++) {
      const start = await probableRecordStart(source(bytes), csv, from);
      assert.ok(starts.has(start) && start >= from && start < from + 16, `${from}: ${start}`);
    }
  });

  it('is passed by no end of a cell that looks like a comment, and begins with the comments before it', async () => {
    const text = 'a,b,c\n' + '1,2,"three\n# lines"\n# a "comment"\n'.repeat(100);
    const bytes = new TextEncoder().encode(text);
    const csv = await openCsv(source(bytes), { comment: '#' }, {});
    for (let from = 7; from < 2000; from++) {
      // A record of 20 bytes, and a comment of 14.
      const within = (from - 6) % 34;
      const expected = within === 0 ? from : from - within + (within <= 20 ? 20 : 34);
      assert.equal(await probableRecordStart(source(bytes), csv, from), expected, `${from}`);
    }
  });
});
