import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import * as cellClass from '../../../src/engine/table/cellClass';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';

const NAMES = new Map(Object.entries(cellClass).map(([name, value]) => [value, name]));

function classOf(text: string, cell = new CellClassifier()): string {
  const bytes = new TextEncoder().encode(text);
  return NAMES.get(cell.classify(bytes, 0, bytes.length)) ?? '';
}

function assertAll(expected: string, texts: readonly string[]) {
  for (const text of texts) assert.equal(classOf(text), expected, JSON.stringify(text));
}

describe('CellClassifier', () => {
  it('tells the classes apart', () => {
    assertAll('MISSING', ['', '  ', '\n', 'NA', ' n/a ', '?', '-', 'NaN', 'nan', 'NULL', 'None']);
    assertAll('INTEGER', ['0', '-0', '+3', '42', ' 7\t', '9007199254740991', '-9007199254740991']);
    assertAll('DECIMAL', ['1.', '.5', '-0.0', '00.5', '1e3', '8e2', '9007199254740993.0', '1e-400']);
    assertAll('LONG_INTEGER', ['9007199254740992', '-9007199254740993', '12345678901234567890']);
    assertAll('LEADING_ZERO', ['007', '00', '-05', '+01']);
    assertAll('INFINITE', ['inf', '-INF', '+Infinity', ' -infinity ']);
    assertAll('OVERFLOW', ['1e309', '-1e400', '9'.repeat(400)]);
    assertAll('BOOLEAN', ['true', 'FALSE', 'Yes', 'no', ' nO ']);
    assertAll('DATE', ['1991-08-12', '1991-08-12T03:43:46Z', ' 1991-08-12 18:32 ']);
    assertAll('TEXT', [
      'a',
      'na',
      'Na',
      'none',
      'nul',
      'truer',
      'tru',
      'infinit',
      'infinity1',
      '--1',
      '+',
      '.',
    ]);
    assertAll('TEXT', ['0x10', '1_000', '1,5', '12%', '$5', '−5', '１２', '3/4', '+nan', 'ye\x13', '1 2']);
  });

  it('gives the number of a cell, and NaN for what is none', () => {
    const cell = new CellClassifier();
    const valueOf = (text: string) => {
      classOf(text, cell);
      return cell.value;
    };
    assert.equal(valueOf(' -1.5 '), -1.5);
    assert.equal(valueOf('007'), 7);
    assert.equal(valueOf('-inf'), -Infinity);
    assert.equal(valueOf('Infinity'), Infinity);
    assert.equal(valueOf('-1e999'), -Infinity);
    assert.equal(valueOf('1e-400'), 0);
    assert.ok(Object.is(valueOf('-0'), -0));
    for (const text of ['', 'NA', 'x', 'true', '2024-01-01']) {
      valueOf('1');
      assert.ok(Number.isNaN(valueOf(text)), text);
    }
  });

  it('takes missing words as they are given, numbers among them', () => {
    const cell = new CellClassifier(['-999', ' none ', 'none', '', 'ü']);
    assert.deepEqual(cell.missingWords, ['-999', 'none', 'ü']);
    for (const [index, word] of cell.missingWords.entries()) {
      for (const text of [word, ` ${word}`]) {
        assert.equal(classOf(text, cell), 'MISSING');
        assert.equal(cell.word, index);
      }
    }
    assert.equal(classOf('', cell), 'MISSING');
    assert.equal(cell.word, -1);
    assert.equal(classOf('-99', cell), 'INTEGER');
    assert.equal(classOf('-9999', cell), 'INTEGER');
    assert.equal(classOf('-999.0', cell), 'DECIMAL');
    assert.equal(classOf('NA', cell), 'TEXT');
    assert.equal(classOf('-', cell), 'TEXT');
  });

  it('does not depend on what stands around the cell', () => {
    const texts = fc.constantFrom('12', '-3.5', 'NA', '', 'true', '2024-02-29', 'x', 'inf', '007', '1e400');
    fc.assert(
      fc.property(texts, fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), (text, before, after) => {
        const [head, body] = [new TextEncoder().encode(before), new TextEncoder().encode(text)];
        const bytes = new TextEncoder().encode(`${before}${text}${after}`);
        const cell = new CellClassifier();
        const found = cell.classify(bytes, head.length, head.length + body.length);
        assert.equal(NAMES.get(found), classOf(text));
      }),
    );
  });
});

describe('dates', () => {
  it('exist in the calendar', () => {
    assertAll('DATE', ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']);
    assertAll('TEXT', ['2023-02-29', '1900-02-29', '2024-00-10', '2024-13-01', '2024-04-31', '2024-01-00']);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59.999Z') }),
        (date) => {
          fc.pre(!Number.isNaN(date.getTime()));
          assertAll('DATE', [date.toISOString(), date.toISOString().slice(0, 10)]);
        },
      ),
    );
  });
  it('may have a time and a zone', () => {
    const times = ['18:32', '18:32:05', '18:32:05.123', '18:32:05,5', '23:59:60', '00:00Z', '18:32:05z'];
    assertAll(
      'DATE',
      [...times, '18:32+01:00', '18:32-0130', '18:32:05.1+02'].map((time) => `2024-01-31T${time}`),
    );
    const wrong = [
      '24:00',
      '18:60',
      '18:32:61',
      '18',
      '18:32:',
      '18:32:05.',
      '18:32+1',
      '18:32+24:00',
      '18:32 Z',
    ];
    assertAll(
      'TEXT',
      [...wrong, '18:32x', ''].map((time) => `2024-01-31T${time}`),
    );
  });
  it('are in no other form', () => {
    assertAll('TEXT', ['12/08/1991', '2024-1-1', '24-01-01', '2024-01', '2024-01-01x', '2024/01/01']);
    assertAll('INTEGER', ['20240101', '1991']);
  });
});
