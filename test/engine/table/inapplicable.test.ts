import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import { DataError } from '../../../src/engine/dataError';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { openTable } from '../../../src/engine/table/openTable';

const ARRAYS = '[["a","b"],["1",2],["3",4]]';
const OBJECTS = '[{"a":1},{"a":2}]';
const LINES = '{"a":1}\n{"a":2}\n';

const open = (name: string, text: string, options: ReadOptions) =>
  openTable(memorySource(name, new TextEncoder().encode(text)), options, {});

async function failure(name: string, text: string, options: ReadOptions): Promise<DataError> {
  try {
    await open(name, text, options);
  } catch (error) {
    assert.ok(error instanceof DataError, String(error));
    return error;
  }
  return assert.fail(`expected an error for ${JSON.stringify(options)}`);
}

describe('options that do not apply to a file', () => {
  it('are refused where they say how delimited text is written, and the file is JSON', async () => {
    const each: readonly [options: ReadOptions, words: string][] = [
      [{ delimiter: ';' }, 'delimiter'],
      [{ quote: '' }, 'quote'],
      [{ escape: '\\' }, 'escape character'],
      [{ decimal: '.' }, 'decimal mark'],
      [{ thousands: '' }, 'mark between thousands'],
      [{ comment: '#' }, 'comment character'],
      [{ preambleLines: 0 }, 'number of skipped lines'],
      [{ delimiter: ';', quote: "'", decimal: ',' }, 'delimiter, quote and decimal mark'],
    ];
    for (const [options, words] of each) {
      for (const [name, text, found] of [
        ['a.json', OBJECTS, 'JSON'],
        ['a.jsonl', LINES, 'JSON Lines'],
        ['data', OBJECTS, 'JSON'],
      ] as const) {
        const { code, message, details } = await failure(name, text, options);
        assert.equal(code, 'invalid-dialect');
        assert.equal(message, `expected delimited text for the chosen ${words}, found ${found}`);
        assert.equal(
          details.hint,
          `Leave the ${words} out; a file that is delimited text after all can be read as the format CSV.`,
        );
      }
    }
  });

  it('are taken where a file is read as delimited text, whatever its name is', async () => {
    const table = await open('a.json', 'a;b\n1;2\n', { format: 'csv', delimiter: ';' });
    assert.deepEqual(table.columnNames, ['a', 'b']);
  });

  it('tell of a header only where a record may be one', async () => {
    for (const [name, text, found] of [
      ['a.json', OBJECTS, 'JSON'],
      ['a.jsonl', LINES, 'JSON Lines'],
      // By its content.
      ['a.json', LINES, 'JSON Lines'],
      ['a.json', '{"a":[1,2]}', 'JSON'],
      ['a.json', '{"columns":["a"],"index":[0],"data":[[1]]}', 'JSON'],
    ] as const) {
      const { code, message } = await failure(name, text, { header: false });
      assert.equal(code, 'invalid-dialect');
      assert.equal(
        message,
        `expected delimited text or arrays for the chosen header, found ${found} that names its columns`,
      );
    }
    const arrays = await open('a.json', ARRAYS, { header: false });
    assert.deepEqual(arrays.columnNames, ['column 1', 'column 2']);
    const values = await open('a.json', '[1,2]', { header: false });
    assert.deepEqual(values.columnNames, ['column 1']);
  });
});
