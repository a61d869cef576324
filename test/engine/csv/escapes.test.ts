import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { LF } from '../../../src/engine/csv/ascii';
import { newScanner } from '../../../src/engine/csv/newScanner';
import { fieldText } from '../../../src/engine/csv/recordBatch';

interface EscapeCase {
  readonly text: string;
  readonly quote: string;
  readonly rows: readonly (readonly string[])[];
}

/** The records of a text in which a backslash escapes; undefined where a quote stays open. */
function read(text: string, quote: string): string[][] | undefined {
  const content = new TextEncoder().encode(text);
  const bytes = new Uint8Array(content.length + 1);
  bytes.set(content);
  bytes[content.length] = LF;
  const scanner = newScanner({ delimiter: ',', quote, escape: '\\', comment: '' });
  const scan = scanner.scan(bytes, 0, content.length, true, 1);
  if (scan.openQuote) return undefined;
  const batch = scanner.batch(bytes, 0, 0, scan.end, scan);
  return Array.from({ length: batch.records }, (_, r) => {
    const fields = Array.from({ length: batch.firstField[r + 1]! - batch.firstField[r]! }, (_, f) => f);
    return fields.map((f) => fieldText(batch, batch.firstField[r]! + f));
  });
}

/**
 * The cases were made by Python's csv module with an escape character. Two of its habits are not followed, and are not among
 * them: there CR and LF behind an escape are two line ends, and a backslash right behind a closing quote escapes nothing.
 */
describe('escapes', () => {
  const cases = JSON.parse(readFileSync('test/fixtures/escapes.json', 'utf8')) as EscapeCase[];

  it(`are read as Python's csv module reads them: ${cases.length} texts`, () => {
    let compared = 0;
    for (const { text, quote, rows } of cases) {
      const found = read(text, quote);
      // A quote that is never closed is an error here.
      if (found === undefined) continue;
      // Nor does Python tell an empty line from one quoted empty field; the cases have neither.
      const filled = found.filter((record) => record.length > 1 || record[0]?.trim() !== '');
      assert.deepEqual(filled, rows, JSON.stringify(text));
      compared++;
    }
    assert.ok(compared > 200, `${compared}`);
  });

  it('take any byte for text, a line end and the escape itself among them', () => {
    assert.deepEqual(read('a\\,b,c\\\\,d\n', '"'), [['a,b', 'c\\', 'd']]);
    assert.deepEqual(read('a\\\nb,c\n', '"'), [['a\nb', 'c']]);
    assert.deepEqual(read('a\\\r\nb,c\n', '"'), [['a\r\nb', 'c']]);
    assert.deepEqual(read('"a\\"b","c\\\\"\n', '"'), [['a"b', 'c\\']]);
    assert.deepEqual(read('a,b\\', '"'), [['a', 'b\\']]);
    assert.equal(read('"a\\",b\n', '"'), undefined);
  });
});
