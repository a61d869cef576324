import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { guessTarget } from '../../../src/engine/train/labColumns';
import type { LabChoice } from '../../../src/engine/train/labChoice';
import { readLabData } from '../../../src/engine/train/readLabData';
import { readLabData as readFixture } from './labTable';

const WINE = 'test/fixtures/datasets/wine.csv';

async function read(text: string, choice: LabChoice, rowBudget = 1000) {
  const source = memorySource('a.csv', new TextEncoder().encode(text));
  const profile = await profileDataset(source, {}, {});
  return readLabData(source, {}, profile, choice, { rowBudget, seed: 1 }, {});
}

/** 40 rows of every kind of column. */
function mixed(): string {
  const rows = Array.from({ length: 40 }, (_, row) => {
    const size = row % 7 === 3 ? 'NA' : String(row * 1.5);
    const texts = [` ${['red', 'green', 'blue'][row % 3]}`, `note ${row}`, row % 2 ? 'yes' : 'no'];
    return [row + 1, size, ...texts, `2024-01-${String((row % 28) + 1).padStart(2, '0')}`, row % 4].join(',');
  });
  return `id,size,colour,note,fresh,day,class\n${rows.join('\n')}\n`;
}

describe('readLabData', () => {
  it('reads a file of numbers as they stand in it', async () => {
    const { data, textColumns } = await read(readFileSync(WINE, 'utf8'), { target: 'target' });
    assert.deepEqual(data, readFixture('wine'));
    assert.deepEqual(textColumns, []);
  });

  it('makes few texts 0/1 columns and leaves out what cannot be learnt from, with the reason', async () => {
    const { data, textColumns, rowsRead } = await read(mixed(), { target: 'class' });
    assert.deepEqual(data.features, [
      { name: 'size', scaled: true },
      { name: 'colour', label: 'green', scaled: false },
      { name: 'colour', label: 'red', scaled: false },
      { name: 'fresh', label: 'yes', scaled: false },
    ]);
    assert.deepEqual(data.leftOut, [
      { name: 'id', reason: 'Identifiers tell nothing about other rows.' },
      { name: 'note', reason: '40 different texts, more than the 10 that become columns.' },
      { name: 'day', reason: 'Dates are not used.' },
    ]);
    // Rows 3, 10, 17, 24, 31, 38 have no size.
    assert.deepEqual(data.rows, { total: 40, incomplete: 6, used: 34 });
    assert.equal(rowsRead, 40);
    assert.deepEqual(textColumns, ['colour', 'fresh']);
    // The last row, row 39: 58.5, red, yes, class 3.
    assert.deepEqual([...data.x.slice(-4)], [58.5, 0, 1, 1]);
    assert.equal(data.y.at(-1), 3);
  });

  it('predicts a column of texts by its classes', async () => {
    const { data } = await read(mixed(), { target: 'colour' });
    const { target } = data;
    assert.deepEqual(target, {
      task: 'classification',
      name: 'colour',
      numeric: false,
      classes: ['blue', 'green', 'red'],
    });
    // A column that has the name of a target may give the answer away.
    assert.deepEqual(data.leftOut.at(-1), { name: 'class', reason: 'It has the name of a target.' });
  });

  it('takes chosen features only, also against the advice', async () => {
    const { data } = await read(mixed(), { target: 'fresh', features: ['id', 'class', 'note'] });
    assert.deepEqual(
      data.features.map(({ name }) => name),
      ['id', 'class'],
    );
    assert.deepEqual(
      data.leftOut.map(({ name, reason }) => `${name}: ${reason}`),
      [
        'size: Not chosen.',
        'colour: Not chosen.',
        'note: 40 different texts, more than the 10 that become columns.',
        'day: Dates are not used.',
      ],
    );
  });

  it('samples a long file, the same rows for the same seed, and knows which rows of the file they are', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => `${row},${(row * 7919) % 3000}`);
    const text = `size,y\n${rows.join('\n')}\n`;
    const choice = { target: 'y', features: ['size'] };
    const { data, rowsRead } = await read(text, choice, 100);
    assert.deepEqual(data.rows, { total: 3000, incomplete: 0, used: 100 });
    assert.equal(rowsRead, 400);
    assert.deepEqual([...data.rowIndices], [...data.x]);
    assert.ok(data.rowIndices.at(-1)! > 2000, 'rows from the end of the file take part');
    assert.deepEqual((await read(text, choice, 100)).data, data);
  });

  const refused: [string, LabChoice, RegExp][] = [
    ['a target that is not there', { target: 'clas' }, /'clas'/],
    ['a feature that is not there', { target: 'class', features: ['siz'] }, /'siz'/],
    ['dates as the target', { target: 'day' }, /column 'day', found dates/],
    ['no feature', { target: 'class', features: [] }, /at least one column to learn from/],
  ];
  for (const [what, choice, message] of refused) {
    it(`refuses ${what}`, () =>
      assert.rejects(read(mixed(), choice), (error) => {
        assert.ok(error instanceof DataError);
        assert.match(error.message, message);
        return true;
      }));
  }

  it('refuses more than 100 classes of text', async () => {
    const rows = Array.from({ length: 101 }, (_, row) => `${row * 0.5},name ${row}`);
    await assert.rejects(read(`a,b\n${rows.join('\n')}\n`, { target: 'b' }), /found 101 different texts/);
  });
});

describe('guessTarget', () => {
  const guess = async (text: string) => {
    const source = memorySource('a.csv', new TextEncoder().encode(text));
    return guessTarget((await profileDataset(source, {}, {})).columns)?.name;
  };

  it('goes by the name, else takes the last column that can be one', async () => {
    assert.equal(await guess('a,Species,b\n1,x,2\n2,y,3\n'), 'Species');
    assert.equal(await guess('a,b,day\n1,2,2024-01-01\n3,4,2024-01-02\n'), 'b');
    assert.equal(await guess('day\n2024-01-01\n'), undefined);
  });
});
