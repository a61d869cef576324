import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readBatchNormData } from '../../../src/engine/batchNorm/readBatchNormData';
import { memorySource } from '../../../src/engine/byteSource';
import type { ChosenKind } from '../../../src/engine/columnKind';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { readLabData } from '../../../src/engine/train/readLabData';

const TEXT = `id,code,long,mixed,flag,size
1,007,12345678901234567890,1.5,0,2
2,010,7,n.a.,1,4.5
3,120,9,2.5,1,6
4,,8,2024-01-31,0,8
`;

const source = (text = TEXT) => memorySource('kinds.csv', new TextEncoder().encode(text));

async function profileAs(kinds: Record<string, ChosenKind>) {
  const profile = await profileDataset(source(), { kinds }, {});
  return { ...profile, column: (name: string) => profile.columns.find((each) => each.name === name)! };
}

describe('kinds that are chosen', () => {
  it('leave the others to what the cells are', async () => {
    const { columns, problemCount } = await profileAs({ absent: 'text' });
    assert.deepEqual(
      columns.map(({ kind }) => kind),
      ['integer', 'identifier', 'identifier', 'text', 'integer', 'number'],
    );
    assert.equal(problemCount, 0);
  });

  it('read an identifier with leading zeros as integers', async () => {
    const { column, problemCount } = await profileAs({ code: 'integer' });
    const { kind, numeric, count, missing } = column('code');
    assert.deepEqual([kind, count, missing], ['integer', 3, 1]);
    assert.deepEqual([numeric?.min, numeric?.max, numeric?.mean], [7, 120, 137 / 3]);
    assert.equal(problemCount, 0);
  });

  it('say where a number loses digits', async () => {
    const { column, problems } = await profileAs({ long: 'number' });
    assert.equal(column('long').numeric?.max, 12345678901234567890);
    assert.deepEqual(problems, [
      {
        code: 'digits-lost',
        line: 2,
        message:
          'expected an integer up to ±9007199254740991 in “long”, found 12345678901234567890: as a number it may lose its last digits',
      },
    ]);
  });

  it('count cells that are no numbers as missing, and name their lines', async () => {
    const { column, problems, problemCount } = await profileAs({ mixed: 'number' });
    const { kind, count, missing, numeric, advice } = column('mixed');
    assert.deepEqual([kind, count, missing, numeric?.count, numeric?.mean], ['number', 2, 2, 2, 2]);
    assert.equal(advice.method, 'zscore');
    assert.equal(problemCount, 2);
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [
        ['not-a-number', 3],
        ['not-a-number', 5],
      ],
    );
    assert.equal(problems[0]?.message, 'expected a number in “mixed”, found n.a.: it counts as missing');
  });

  it('count more problems than they list', async () => {
    const text = `x\n${'1\n'.repeat(50)}${'word\n'.repeat(450)}`;
    const { problems, problemCount, columns } = await profileDataset(
      source(text),
      { kinds: { x: 'number' }, header: true },
      {},
    );
    assert.deepEqual([problems.length, problemCount, columns[0]?.missing], [100, 450, 450]);
    assert.equal(problems[0]?.line, 52);
  });

  it('keep decimals of a column that is to hold integers', async () => {
    const { column, problems } = await profileAs({ size: 'integer' });
    assert.deepEqual([column('size').kind, column('size').numeric?.max], ['number', 8]);
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [['not-an-integer', 3]],
    );
  });

  it('take numbers as text or labels, which are not scaled', async () => {
    const { column } = await profileAs({ size: 'text', flag: 'boolean' });
    assert.deepEqual(
      [column('size').kind, column('size').numeric, column('size').distinct],
      ['text', undefined, 4],
    );
    assert.deepEqual([column('flag').kind, column('flag').distinct], ['boolean', 2]);
    assert.deepEqual([column('size').advice.method, column('flag').advice.method], ['none', 'none']);
  });

  it('ignore names that only objects have', async () => {
    const text = 'constructor,toString\n1,2\n3,4\n';
    const { columns } = await profileDataset(source(text), { kinds: {} }, {});
    assert.deepEqual(
      columns.map(({ kind }) => kind),
      ['integer', 'integer'],
    );
  });

  it('hold for Batch Normalization and training', async () => {
    const options: ReadOptions = { kinds: { mixed: 'number', flag: 'boolean' } };
    const limit = { maxRows: 100, seed: 0 };
    await assert.rejects(
      readBatchNormData(source(), {}, ['mixed'], limit, {}),
      /expected numbers in column 'mixed'/,
    );
    const { columns } = await readBatchNormData(source(), options, ['mixed'], limit, {});
    assert.deepEqual([...columns[0]!], [1.5, 2.5]);

    const rows = Array.from({ length: 40 }, (_, r) => `${r},${r % 2},${r * 3.5}`).join('\n');
    const table = source(`x,flag,y\n${rows}\n`);
    const profile = await profileDataset(table, options, {});
    const choice = { target: 'flag', features: ['x', 'y'] };
    const { data } = await readLabData(table, options, profile, choice, { rowBudget: 40, seed: 1 }, {});
    assert.deepEqual(data.target, {
      task: 'classification',
      name: 'flag',
      numeric: false,
      classes: ['0', '1'],
    });
  });
});
