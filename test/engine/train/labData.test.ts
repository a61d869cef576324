import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DataError } from '../../../src/engine/dataError';
import { prepareLabData, type TableColumn } from '../../../src/engine/train/labData';
import { numberColumn, readLabData, textColumn } from './labTable';

const count = (rows: number, value: (row: number) => number) =>
  Array.from({ length: rows }, (_, row) => value(row));
const prepare = (columns: readonly TableColumn[], target = 'y', rowBudget = 10_000, seed = 1) =>
  prepareLabData(columns, target, { seed, rowBudget });

describe('prepareLabData', () => {
  it('takes 20 distinct numbers for classes and 21 for a quantity', () => {
    const x = numberColumn(
      'x',
      count(42, (row) => row),
    );
    const classes = prepare([
      x,
      numberColumn(
        'y',
        count(42, (row) => 10 * (row % 20)),
      ),
    ]);
    assert.ok(classes.target.task === 'classification');
    assert.deepEqual(classes.target.classes.slice(0, 3), ['0', '10', '20']);
    assert.deepEqual([...classes.y.slice(0, 3)], [0, 1, 2]);
    const quantity = prepare([
      x,
      numberColumn(
        'y',
        count(42, (row) => 10 * (row % 21)),
      ),
    ]);
    assert.equal(quantity.target.task, 'regression');
    assert.deepEqual([...quantity.y.slice(0, 3)], [0, 10, 20]);
  });

  it('sorts classes by number or by text', () => {
    const x = numberColumn(
      'x',
      count(12, (row) => row),
    );
    const numbers = prepare([
      x,
      numberColumn(
        'y',
        count(12, (row) => [10, 9, -1][row % 3]!),
      ),
    ]);
    assert.ok(numbers.target.task === 'classification');
    assert.deepEqual(numbers.target.classes, ['-1', '9', '10']);
    const texts = prepare([
      x,
      textColumn(
        'y',
        count(12, (row) => row % 2).map((odd) => (odd ? 'a' : 'b')),
      ),
    ]);
    assert.ok(texts.target.task === 'classification');
    assert.deepEqual(texts.target.classes, ['a', 'b']);
    assert.deepEqual([...texts.y.slice(0, 2)], [1, 0]);
  });

  it('makes texts of few values one-hot without the first, and says what it leaves out', () => {
    const rows = 30;
    const data = prepare([
      numberColumn(
        'size',
        count(rows, (row) => row * 1.5),
      ),
      textColumn(
        'colour',
        count(rows, (row) => row % 3).map((i) => ['red', 'green', 'blue'][i]!),
      ),
      textColumn(
        'name',
        count(rows, (row) => row).map((row) => `name ${row}`),
      ),
      numberColumn(
        'same',
        count(rows, () => 4),
      ),
      numberColumn(
        'sparse',
        count(rows, (row) => (row < 16 ? NaN : row)),
      ),
      numberColumn(
        'day',
        count(rows, (row) => row),
        'date',
      ),
      numberColumn(
        'key',
        count(rows, (row) => row),
        'identifier',
      ),
      {
        ...numberColumn(
          'row',
          count(rows, (row) => row),
        ),
        leaveOut: 'It counts the rows.',
      },
      numberColumn(
        'flag',
        count(rows, (row) => row % 2),
      ),
      numberColumn(
        'y',
        count(rows, (row) => row % 2),
      ),
    ]);
    assert.deepEqual(data.features, [
      { name: 'size', scaled: true },
      { name: 'colour', label: 'green', scaled: false },
      { name: 'colour', label: 'red', scaled: false },
      { name: 'flag', scaled: false },
    ]);
    assert.deepEqual([...data.x.slice(0, 12)], [0, 0, 1, 0, 1.5, 1, 0, 1, 3, 0, 0, 0]);
    assert.deepEqual(data.leftOut, [
      { name: 'name', reason: '30 different texts, more than the 10 that become columns.' },
      { name: 'sparse', reason: '16 of 30 cells are missing; their rows would be lost.' },
      { name: 'day', reason: 'Dates are not used.' },
      { name: 'key', reason: 'Identifiers tell nothing about other rows.' },
      { name: 'row', reason: 'It counts the rows.' },
      { name: 'same', reason: 'Every value in the rows used is the same.' },
    ]);
  });

  it('leaves out rows with missing or infinite cells, and counts them', () => {
    const x = count(20, (row) => row);
    x[3] = NaN;
    x[5] = Infinity;
    const y = count(20, (row) => row % 2);
    y[7] = NaN;
    const data = prepare([numberColumn('x', x), numberColumn('y', y)]);
    assert.deepEqual(data.rows, { total: 20, incomplete: 3, used: 17 });
    const expected = count(20, (row) => row).filter((row) => ![3, 5, 7].includes(row));
    assert.deepEqual([...data.rowIndices], expected);
    assert.deepEqual([...data.x], expected);
    assert.deepEqual(
      [...data.y],
      expected.map((row) => row % 2),
    );
  });

  it('samples beyond the budget, the same rows for the same seed', () => {
    const columns = [
      numberColumn(
        'x',
        count(1000, (row) => row),
      ),
      numberColumn(
        'y',
        count(1000, (row) => row * row),
      ),
    ];
    const data = prepare(columns, 'y', 100);
    assert.deepEqual(data.rows, { total: 1000, incomplete: 0, used: 100 });
    assert.deepEqual([...data.x], [...data.rowIndices]);
    assert.equal(new Set(data.rowIndices).size, 100);
    assert.deepEqual(
      data.y,
      Float64Array.from(data.rowIndices, (row) => row * row),
    );
    assert.deepEqual(prepare(columns, 'y', 100).rowIndices, data.rowIndices);
    assert.notDeepEqual(prepare(columns, 'y', 100, 2).rowIndices, data.rowIndices);
  });

  it('reads the fixtures', () => {
    const wine = readLabData('wine');
    assert.equal(wine.features.length, 13);
    assert.deepEqual(wine.target, {
      task: 'classification',
      name: 'target',
      numeric: true,
      classes: ['0', '1', '2'],
    });
    assert.equal(readLabData('diabetes_raw').target.task, 'regression');
  });

  const x = numberColumn(
    'x',
    count(20, (row) => row),
  );
  const refusals: Record<string, { columns: TableColumn[]; message: RegExp; code?: string }> = {
    'an unknown target': { columns: [x], message: /found 'y'/, code: 'unknown-column' },
    'a constant target': {
      columns: [
        x,
        numberColumn(
          'y',
          count(20, () => 1),
        ),
      ],
      message: /in column 'y', found one and the same value/,
    },
    'dates as the target': {
      columns: [
        x,
        numberColumn(
          'y',
          count(20, (row) => row),
          'date',
        ),
      ],
      message: /found dates/,
    },
    'too many texts as the target': {
      columns: [
        numberColumn(
          'x',
          count(200, (row) => row),
        ),
        textColumn('y', count(200, (row) => row).map(String)),
      ],
      message: /found 200 different texts \(at most 100 can be classes\)/,
    },
    'too few rows': {
      columns: [
        x,
        numberColumn(
          'y',
          count(20, (row) => (row < 9 ? row : NaN)),
        ),
      ],
      message: /at least 10 rows without a missing value, found 9 of 20/,
    },
    'no feature': {
      columns: [
        textColumn('x', count(20, (row) => row).map(String)),
        numberColumn(
          'y',
          count(20, (row) => row % 2),
        ),
      ],
      message: /at least one column to learn from/,
    },
  };
  for (const [name, { columns, message, code = 'not-trainable' }] of Object.entries(refusals)) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => prepare(columns),
        (error) => error instanceof DataError && error.code === code && message.test(error.message),
      );
    });
  }
});
