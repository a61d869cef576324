import assert from 'node:assert/strict';
import { memorySource, type ByteSource } from '../../../../src/engine/byteSource';
import { textOutput } from '../../../../src/engine/convert/output';
import type { DatasetProfile } from '../../../../src/engine/dataset';
import type { WriteResult } from '../../../../src/engine/write/writeResult';
import { DataError } from '../../../../src/engine/dataError';
import { profileDataset } from '../../../../src/engine/profile/profileDataset';
import { randomNumbers } from '../../../../src/engine/random';
import type { Recipe } from '../../../../src/engine/recipe';
import { Cancelled, type Task } from '../../../../src/engine/task';
import { newPartWriter, type PartWriting } from '../../../../src/engine/write/parts/partWriter';
import { writeNormalized } from '../../../../src/engine/write/writeNormalized';

const ZSCORE: Recipe = { default: { method: 'zscore' }, columns: {} };

/** A little over 8 MB: quoted line ends and delimiters, blank lines, gaps, infinities, records with too few fields. */
function mixedFile(newline: string): Uint8Array {
  const random = randomNumbers(21);
  const lines = ['\uFEFF"the id","a, b",note,gaps'];
  for (let r = 0; r < 210_000; r++) {
    const note = random() < 0.2 ? `"one, ""${r % 7}""${newline}two, 1,2,3${newline}${newline}4"` : 'plain é';
    const gap = random() < 0.1 ? 'NA' : random() < 0.0002 ? '-inf' : ` ${(1e9 * random()).toFixed(6)}`;
    const cells = [r, `"${(random() - 0.5).toPrecision(9)}"`, note, gap];
    lines.push(cells.slice(0, random() < 0.01 ? 2 : 4).join(','));
    if (random() < 0.01) lines.push('  ');
  }
  // No line end at the end.
  return new TextEncoder().encode(lines.join(newline));
}

/** Texts full of what looks like records: a part that begins in one of them begins at the wrong place. */
function deceivingFile(): Uint8Array {
  const records = '1,2\n7,4\ninf,3\n'.repeat(40_000);
  const text = `a,b\n${`${records}5,"${'1,2\n'.repeat(300_000)}"\n`.repeat(4)}${records.repeat(4)}`;
  return new TextEncoder().encode(text);
}

/** A JSON array with texts full of what looks like its elements. */
function arrayFile(): Uint8Array {
  const random = randomNumbers(22);
  const elements = Array.from({ length: 140_000 }, (_, r) => {
    const note = random() < 0.1 ? '"},\n  {"x": 1, "deep": {"y": 2}},\n'.repeat(3) : 'plain é';
    return { x: Number((1e6 * random()).toPrecision(7)), note, deep: { y: random() < 0.1 ? null : r } };
  });
  return new TextEncoder().encode(
    `[\n${elements.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`,
  );
}

interface Attempt {
  readonly profile: DatasetProfile;
  readonly recipe?: Recipe;
  /** More writers than one. */
  readonly others?: readonly PartWriting<Task<never>>[];
  /** From beginning to end, as a small file is written. */
  readonly whole?: boolean;
  readonly task?: Parameters<typeof writeNormalized>[5];
  readonly as?: Parameters<typeof textOutput>[0];
}

async function write(bytes: Uint8Array, attempt: Attempt): Promise<{ text: Buffer; result: WriteResult }> {
  const { profile, recipe = ZSCORE, others = [], whole = false, task = {}, as } = attempt;
  const read = source(bytes, profile.file);
  const form = as && textOutput(as);
  const pieces: Uint8Array[] = [];
  const sink = {
    write(piece: Uint8Array) {
      pieces.push(piece.slice());
      return Promise.resolve();
    },
  };
  const options = whole ? { stopAtUnterminatedQuote: true } : {};
  const { result } = await writeNormalized(
    ...([read, options, profile, recipe, sink, task, () => others, undefined, form] as const),
  );
  return { text: Buffer.concat(pieces), result };
}

const source = (bytes: Uint8Array, name = 'large.csv'): ByteSource => memorySource(name, bytes);
const writers = (bytes: Uint8Array, count: number) =>
  Array.from({ length: count }, () => newPartWriter(source(bytes)));

describe('writing in parts', () => {
  const mixed = mixedFile('\n');
  let profile: DatasetProfile;
  before(async () => {
    profile = await profileDataset(source(mixed), {}, {});
  });

  const files = { LF: () => mixed, CRLF: () => mixedFile('\r\n'), deceiving: deceivingFile };
  for (const [name, make] of Object.entries(files)) {
    it(`writes what writing in one piece does, with 1, 2 and 4 writers: ${name}`, async () => {
      const bytes = make();
      assert.ok(bytes.length > 8 << 20, `${bytes.length} bytes`);
      const found = await profileDataset(source(bytes), {}, {});
      const whole = await write(bytes, { profile: found, whole: true });
      assert.ok(whole.result.nonFinite.count > 20 && whole.result.scaledColumns.length > 0);
      assert.equal(whole.result.bytes, whole.text.length);
      for (const count of [0, 1, 3]) {
        const { text, result } = await write(bytes, { profile: found, others: writers(bytes, count) });
        assert.ok(text.equals(whole.text), `${count} others`);
        assert.deepEqual(result, whole.result);
      }
    });
  }

  it('writes a JSON array as in one piece, with 1, 2 and 4 writers', async () => {
    const bytes = arrayFile();
    assert.ok(bytes.length > 8 << 20, `${bytes.length} bytes`);
    const array = () => source(bytes, 'large.json');
    const found = await profileDataset(array(), {}, {});
    assert.deepEqual([found.rows, found.format], [140_000, 'json']);
    const whole = await write(bytes, { profile: found, whole: true });
    const rows = JSON.parse(whole.text.toString()) as { x: number; note: string }[];
    assert.equal(rows.length, 140_000);
    assert.ok(Math.abs(rows.reduce((sum, { x }) => sum + x, 0)) < 1e-8);
    for (const count of [0, 1, 3]) {
      const others = Array.from({ length: count }, () => newPartWriter(array()));
      const { text, result } = await write(bytes, { profile: found, others });
      assert.ok(text.equals(whole.text), `${count} others`);
      assert.deepEqual(result, whole.result);
    }
  });

  it('rounds as writing in one piece does', async () => {
    const recipe = { ...ZSCORE, significantDigits: 4 };
    const whole = await write(mixed, { profile, recipe, whole: true });
    const { text } = await write(mixed, { profile, recipe, others: writers(mixed, 1) });
    assert.ok(text.equals(whole.text));
  });

  for (const as of ['json', 'csv'] as const) {
    it(`converts to ${as} as in one piece`, async () => {
      const whole = await write(mixed, { profile, as, whole: true });
      assert.equal(whole.result.bytes, whole.text.length);
      if (as === 'json') assert.equal((JSON.parse(whole.text.toString()) as unknown[]).length, 210_000);
      for (const count of [0, 2]) {
        const { text, result } = await write(mixed, { profile, as, others: writers(mixed, count) });
        assert.ok(text.equals(whole.text), `${count} others`);
        assert.deepEqual(result, whole.result);
      }
    });
  }

  it('asks for no more parts than a few while the first one takes long', async () => {
    const [fast] = writers(mixed, 1);
    assert.ok(fast);
    let asked = 0;
    let most = 0;
    let first: (() => void) | undefined;
    const slow: PartWriting<Task<never>> = {
      openWriting: (input, task) => fast.openWriting(input, task),
      async writePart(part, before, room, task) {
        asked++;
        // Until nobody asks any more.
        if (asked === 1)
          await new Promise<void>((resolve) => {
            first = resolve;
          });
        return fast.writePart(part, before, room, task);
      },
    };
    const idle = async () => {
      for (let before = -1; before !== asked || !first;) {
        before = asked;
        for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
      }
      most = asked;
      first();
    };
    const [{ text }] = await Promise.all([write(mixed, { profile, others: [slow] }), idle()]);
    assert.ok(most <= 8, `${most} parts`);
    assert.ok(text.equals((await write(mixed, { profile, whole: true })).text));
  });

  it('ends with the failure of another writer, and of the sink', async () => {
    const broken: PartWriting<Task<never>> = {
      openWriting: () => Promise.resolve(),
      writePart: () => Promise.reject(new Error('a thread ended')),
    };
    await assert.rejects(write(mixed, { profile, others: [broken] }), /a thread ended/);
    let pieces = 0;
    const sink = {
      write: () => (++pieces === 3 ? Promise.reject(new Error('the disk is full')) : Promise.resolve()),
    };
    const others = () => writers(mixed, 1);
    await assert.rejects(
      writeNormalized(source(mixed), {}, profile, ZSCORE, sink, {}, others),
      /the disk is full/,
    );
    assert.equal(pieces, 3);
  });

  it('writes nothing more once it is cancelled', async () => {
    const signal = { aborted: false };
    let pieces = 0;
    const sink = {
      write() {
        assert.ok(!signal.aborted);
        signal.aborted = ++pieces === 3;
        return Promise.resolve();
      },
    };
    const others = () => writers(mixed, 3);
    await assert.rejects(
      writeNormalized(source(mixed), {}, profile, ZSCORE, sink, { signal }, others),
      Cancelled,
    );
    assert.equal(pieces, 3);
  });

  it('names the line of a row without a norm', async () => {
    const rows = '3,4\n6,8\n'.repeat(1_100_000);
    const bytes = new TextEncoder().encode(`a,b\n${rows}1,\n${rows}`);
    const recipe: Recipe = {
      default: { method: 'none' },
      columns: { a: { method: 'l2' }, b: { method: 'l2' } },
    };
    const found = await profileDataset(source(bytes), {}, {});
    await assert.rejects(
      write(bytes, { profile: found, recipe, others: writers(bytes, 1) }),
      (error) =>
        error instanceof DataError && error.code === 'missing-in-row' && error.details.line === 2_200_002,
    );
  });

  it('names the line of a quote that is open since the file was read', async () => {
    const changed = Buffer.concat([mixed, Buffer.from('\n1,2,"open')]);
    const errorOf = async (attempt: Attempt) => {
      try {
        await write(changed, attempt);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const expected = await errorOf({ profile, whole: true });
    assert.ok(expected instanceof Error);
    assert.deepEqual(await errorOf({ profile, others: writers(changed, 1) }), expected);
  });
});
