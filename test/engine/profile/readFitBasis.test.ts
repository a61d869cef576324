import assert from 'node:assert/strict';
import { memorySource, type ByteSource } from '../../../src/engine/byteSource';
import type { DatasetProfile, NumericSummary } from '../../../src/engine/dataset';
import { type FitBasis, momentsSuffice } from '../../../src/engine/fit/fitBasis';
import { newPartReader } from '../../../src/engine/profile/parts/partReader';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { readFitBasis } from '../../../src/engine/profile/readFitBasis';
import { randomNumbers } from '../../../src/engine/random';
import type { Recipe } from '../../../src/engine/recipe';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';

const ROWS = 120_000;
/** Few enough for all of them to be kept. */
const FEWER_ROWS = 80_000;

/** A column for every reason not to scale, one beside each that is scaled after all, gaps and infinities; above 8 MB. */
function largeFile(rows: number): Uint8Array {
  const random = randomNumbers(8);
  const columns: Readonly<Record<string, (row: number) => string | number>> = {
    number: (row) => row,
    user_id: (row) => (row * 7919) % rows,
    shared_id: (row) => row % 500,
    id: (row) => row + 0.5,
    flag: (row) => row % 2,
    decimalFlag: (row) => (row % 3 === 0 ? '1.0' : '0.0'),
    lateShare: (row) => (row === rows - 9 ? 0.5 : row % 2 === 0 ? '1.0' : '0.0'),
    share: (row) => (row < 2 ? row : random().toFixed(6)),
    constant: () => '4.25',
    gaps: () => (random() < 0.1 ? 'NA' : random() < 0.001 ? '-inf' : ` ${(1e9 * random()).toFixed(4)}`),
    offset: () => (1e12 + random()).toFixed(5),
    note: () => (random() < 0.2 ? '"one, ""two""\n1,2,3"' : 'é'),
    when: (row) => `2024-01-${10 + (row % 20)}`,
    nothing: () => '',
    mostlyNumbers: (row) => (row === rows - 3 ? 'x' : row),
    y: () => random().toFixed(3),
  };
  const lines = [Object.keys(columns).join(',')];
  for (let row = 0; row < rows; row++) {
    lines.push(
      Object.values(columns)
        .map((cell) => cell(row))
        .join(','),
    );
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** What a profile says, cut down to what a basis does. */
function cutDown({ file, format, dialect, rows, columns }: FitBasis | DatasetProfile) {
  return {
    ...{ file, format, dialect, rows },
    columns: columns.map(({ index, name, path, kind, nonFinite, numeric, advice }) => ({
      ...{ index, name, path, kind, nonFinite },
      numeric: numeric && statisticsOf(numeric),
      against: advice?.method === 'none' ? advice : undefined,
    })),
  };
}

function statisticsOf({
  count,
  min,
  max,
  mean,
  meanLow,
  std,
}: Pick<NumericSummary, 'count' | 'min' | 'max' | 'mean' | 'meanLow' | 'std'>) {
  return { count, min, max, mean, meanLow, std };
}

async function writtenFrom(source: ByteSource, basis: FitBasis, recipe: Recipe): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const sink = {
    write(piece: Uint8Array) {
      pieces.push(piece.slice());
      return Promise.resolve();
    },
  };
  await writeNormalized(source, {}, basis, recipe, sink, {});
  return Buffer.concat(pieces);
}

describe('what fitting asks of a file', () => {
  const bytes = largeFile(ROWS);
  const source = () => memorySource('large.csv', bytes);

  it('is what its profile tells, to the last digit, with 1, 2 and 4 readers', async () => {
    assert.ok(bytes.length > 8 << 20, `${bytes.length} bytes`);
    const profile = await profileDataset(source(), {}, {});
    const left = profile.columns.filter(({ numeric, advice }) => numeric && advice.method === 'none');
    assert.deepEqual(
      left.map(({ name }) => name),
      ['user_id', 'flag', 'decimalFlag', 'constant', 'y'],
    );
    for (const count of [0, 1, 3]) {
      const others = () => Array.from({ length: count }, () => newPartReader(source()));
      const basis = await readFitBasis(source(), {}, {}, others);
      assert.ok(!('exact' in basis), 'more than was asked for');
      assert.deepEqual(cutDown(basis), cutDown(profile));
    }
  });

  it('gives the same copy', async () => {
    const recipe: Recipe = { default: { method: 'zscore' }, columns: { flag: { method: 'minmax' } } };
    const profile = await profileDataset(source(), {}, {});
    const basis = await readFitBasis(source(), {}, {});
    const copy = await writtenFrom(source(), basis, recipe);
    assert.ok(copy.equals(await writtenFrom(source(), profile, recipe)));
  });

  it('is the profile of a small file', async () => {
    const small = memorySource('small.csv', bytes.subarray(0, 20_000));
    assert.deepEqual(await readFitBasis(small, {}, {}), await profileDataset(small, {}, {}));
  });

  it('is what its profile tells of JSON that has keys that its head has not, whoever reads it', async () => {
    const line = '{"a": 1.25, "b": "some text that makes it longer"}\n';
    const late = memorySource(
      'late.jsonl',
      new TextEncoder().encode(`${line.repeat(200_000)}{"a": 2, "c": 3}\n`),
    );
    const threads = [newPartReader(late)];
    const basis = await readFitBasis(late, {}, {}, () => threads);
    assert.deepEqual(cutDown(basis), cutDown(await profileDataset(late, {}, {})));
    assert.deepEqual(
      basis.columns.map(({ name }) => name),
      ['a', 'b', 'c'],
    );
  });

  it('is the profile of a large file of few rows for its columns, which counts all different numbers', async () => {
    const wide = memorySource('wide.csv', largeFile(FEWER_ROWS));
    assert.ok(wide.size > 8 << 20, `${wide.size} bytes`);
    const profile = await profileDataset(wide, {}, {});
    assert.deepEqual(await readFitBasis(wide, {}, {}), profile);
    assert.equal(profile.columns[0]?.distinct, FEWER_ROWS);
  });

  it('is kinds and moments of large JSON Lines too', async () => {
    const random = randomNumbers(2);
    const lines = Array.from({ length: 180_000 }, (_, i) =>
      JSON.stringify({ id: i, at: { x: random() }, text: i % 9 ? 'some words' : null }),
    );
    const json = memorySource('large.jsonl', new TextEncoder().encode(lines.join('\n')));
    const basis = await readFitBasis(json, {}, {});
    assert.ok(!('exact' in basis));
    assert.deepEqual(cutDown(basis), cutDown(await profileDataset(json, {}, {})));
    const recipe: Recipe = { default: { method: 'zscore' }, columns: {} };
    const copy = await writtenFrom(json, basis, recipe);
    assert.ok(copy.equals(await writtenFrom(json, await profileDataset(json, {}, {}), recipe)));
  });

  it('suffices where no scaler needs quartiles, nor the one that was advised', () => {
    const suffices = (choice: Recipe['default'], columns: Recipe['columns'] = {}) =>
      momentsSuffice({ default: choice, columns });
    assert.ok(suffices({ method: 'zscore' }, { a: { method: 'none' }, b: { method: 'l2' } }));
    // Reads the values itself.
    assert.ok(suffices({ method: 'minmax' }, { a: { method: 'yeo-johnson' } }));
    assert.ok(!suffices({ method: 'robust' }));
    assert.ok(!suffices({ method: 'zscore' }, { a: { method: 'clip' } }));
    assert.ok(!suffices({ method: 'advice' }));
  });
});
