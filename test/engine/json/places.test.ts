import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { readBatchNormData } from '../../../src/engine/batchNorm/readBatchNormData';
import { DataError } from '../../../src/engine/dataError';
import type { DatasetProfile } from '../../../src/engine/dataset';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import type { ReadOptions } from '../../../src/engine/readOptions';
import type { Recipe } from '../../../src/engine/recipe';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';
import { collectingSink } from '../../../src/worker/collectingSink';

/** The 41st row is far from all others. */
const ROWS = Array.from({ length: 60 }, (_, r) => ({ id: 60 - r, x: r === 40 ? 1000 : r % 10 }));
const COLUMNS = { id: ROWS.map(({ id }) => id), x: ROWS.map(({ x }) => x) };
const keyed = (values: readonly number[]) => Object.fromEntries(values.map((value, r) => [r, value]));
const ARRAYS = ROWS.map(({ id, x }) => [id, x]);

const sourceOf = (text: string) => memorySource('some.json', new TextEncoder().encode(text));
const profileText = (text: string, options: ReadOptions = {}) => profileDataset(sourceOf(text), options, {});

function furthest({ place, columns }: DatasetProfile) {
  const found = columns.map(({ numeric }) => numeric?.outliers.furthest ?? []);
  return { place, found: found.flat() };
}

async function failure(text: string): Promise<DataError> {
  try {
    await profileText(text);
  } catch (error) {
    assert.ok(error instanceof DataError, String(error));
    return error;
  }
  return assert.fail('expected an error');
}

describe('the places of values in JSON', () => {
  const inRows: readonly (readonly [string, string])[] = [
    ['an array on one line', JSON.stringify(ROWS)],
    ['below a first line', `[\n${JSON.stringify(ROWS).slice(1)}\n`],
    ['in an object', JSON.stringify({ kind: 'rows', data: ROWS })],
    ['arrays with a header', JSON.stringify([['id', 'x'], ...ARRAYS])],
    ["pandas' split", JSON.stringify({ columns: ['id', 'x'], index: [], data: ARRAYS })],
    ["pandas' index", JSON.stringify(Object.fromEntries(ROWS.map((row, r) => [`r${r}`, row])))],
    ['several on each line', JSON.stringify(ROWS).replace(/(\},(?:[^}]*\},){3})/g, '$1\n')],
    ['columns', JSON.stringify(COLUMNS)],
    ['columns over many lines', JSON.stringify(COLUMNS, undefined, 2)],
    ["pandas' columns", JSON.stringify({ id: keyed(COLUMNS.id), x: keyed(COLUMNS.x) }, undefined, 2)],
  ];
  for (const [name, text] of inRows) {
    it(`are rows where a line is not the place of one: ${name}`, async () => {
      const found = [{ value: 1000, line: 41 }];
      assert.deepEqual(furthest(await profileText(text)), { place: 'row', found });
    });
  }

  it('are lines where each record has its own', async () => {
    const indented = furthest(await profileText(JSON.stringify(ROWS, undefined, 2)));
    // A bracket, then 40 records of four lines.
    assert.deepEqual(indented, { place: 'line', found: [{ value: 1000, line: 162 }] });
    const below = furthest(await profileText(`[\n${ROWS.map((row) => JSON.stringify(row)).join(',\n')}\n]`));
    assert.deepEqual(below, { place: 'line', found: [{ value: 1000, line: 42 }] });
    // One that begins on the line on which another ends.
    const braces = furthest(await profileText(JSON.stringify(ROWS, undefined, 2).replaceAll('},\n', '},')));
    assert.deepEqual(braces, { place: 'line', found: [{ value: 1000, line: 122 }] });
    const lines = furthest(await profileText(ROWS.map((row) => JSON.stringify(row)).join('\n')));
    assert.deepEqual(lines, { place: 'line', found: [{ value: 1000, line: 41 }] });
  });

  it('are rows in what is told of records, those that are left out included', async () => {
    const records = ROWS.map((row) => JSON.stringify(row));
    records[9] = '7';
    records[19] = '{"id":1,"x":2,"id":41}';
    records[29] = '{"id":31,"x":1e999}';
    const { place, rows, problems } = await profileText(`[${records.join(', ')}]`);
    assert.deepEqual([place, rows], ['row', 59]);
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [
        ['not-a-record', 10],
        ['duplicate-key', 20],
        ['number-overflow', 30],
      ],
    );
  });

  it('are the physical line and its column where the text is no JSON', async () => {
    const text = JSON.stringify(ROWS);
    const at = text.indexOf('"id":20');
    const broken = `${text.slice(0, at)}id:20${text.slice(at + 7)}`;
    for (const [whole, line, column] of [
      [broken, 1, at + 1],
      [`\n\n [${broken.slice(1)}`, 3, at + 2],
      [`${text}\n\n}`, 3, 1],
      [text.slice(0, -1), 1, text.length],
    ] as const) {
      const { code, details } = await failure(whole);
      assert.deepEqual([code, details.line, details.column], ['invalid-json', line, column]);
    }
  });

  it('are rows where reading ends early when asked to', async () => {
    const text = JSON.stringify(ROWS);
    const at = text.indexOf('"id":20');
    for (const [whole, row] of [
      [text.slice(0, at + 3), 41],
      [`${text}\n\n}`, 61],
    ] as const) {
      const profile = await profileText(whole, { stopAtUnterminatedQuote: true });
      assert.deepEqual([profile.place, profile.rows, profile.stoppedAt], ['row', row - 1, row]);
    }
  });

  it('are rows in a batch and in what was written, too', async () => {
    const text = JSON.stringify(ROWS).replace('"x":1000', '"x":1e999');
    const source = sourceOf(text);
    const { place, lines, leftOut } = await readBatchNormData(
      ...([source, {}, ['x'], { maxRows: 100, seed: 0 }, {}] as const),
    );
    assert.deepEqual([place, lines[0], lines.at(-1)], ['row', 1, 60]);
    assert.deepEqual(leftOut, { count: 1, lines: [41] });
    const profile = await profileDataset(source, {}, {});
    const recipe: Recipe = { default: { method: 'zscore' }, columns: {} };
    const { result } = await writeNormalized(source, {}, profile, recipe, collectingSink(), {});
    assert.deepEqual([result.place, result.nonFinite.lines], ['row', [41]]);
  });
});
