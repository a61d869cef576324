import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { RowKeys } from '../../../src/engine/json/rowKeys';

/** Keys as JSON writes them, without their quotes, one behind the other in some bytes. */
function keysOf(written: readonly string[]) {
  const bytes = Buffer.from(written.join(' '));
  const places: { readonly start: number; readonly end: number }[] = [];
  let start = 0;
  for (const key of written) {
    const end = start + Buffer.byteLength(key);
    places.push({ start, end });
    start = end + 1;
  }
  return { keys: new RowKeys(bytes), places };
}

/** The row of each key, each time with a guess. */
function rowsOf(written: readonly string[], guess: (at: number) => number = () => 0): number[] {
  const { keys, places } = keysOf(written);
  return places.map(({ start, end }, at) => keys.rowOf(start, end, guess(at)));
}

/** What a key is after JSON's escapes, by the platform. */
const textOf = (written: string) => JSON.parse(`"${written}"`) as string;

describe('keys of rows', () => {
  it('number rows as they come, and find them again', () => {
    assert.deepEqual(rowsOf(['0', '1', '2', '0', '1', '3', '2']), [0, 1, 2, 0, 1, 3, 2]);
    assert.deepEqual(rowsOf(['b', 'a', 'b', 'ä', 'a', 'ä']), [0, 1, 0, 2, 1, 2]);
  });

  it('are texts: 01, 1.0 and +1 are not the key 1', () => {
    assert.deepEqual(
      rowsOf(['0', '1', '01', '1.0', '+1', '1e0', ' 1', '1', '-0', '']),
      [0, 1, 2, 3, 4, 5, 6, 1, 7, 8],
    );
  });

  it('may be numbers in any order', () => {
    assert.deepEqual(rowsOf(['0', '2', '1', '10', '2', '10', '3', '4']), [0, 1, 2, 3, 1, 3, 4, 5]);
  });

  it('are the same however they are written', () => {
    assert.deepEqual(rowsOf(['0', '\\u0030', 'a', '\\u0061', '\\u0031', '1']), [0, 0, 1, 1, 2, 2]);
  });

  it('are those of a map, whatever is guessed', () => {
    const digit = fc.integer({ min: 0, max: 12 }).map(String);
    const other = fc.constantFrom('a', 'b', '\\u0061', '\\u0031', '00', '01', '1.0', 'é', '');
    const cases = fc.array(fc.tuple(fc.oneof(digit, other), fc.integer({ min: 0, max: 12 })), {
      maxLength: 60,
    });
    const startsInOrder = fc
      .tuple(fc.integer({ min: 0, max: 8 }), cases)
      .map(([rows, rest]) => [
        ...Array.from({ length: rows }, (_, row) => [String(row), row] as const),
        ...rest,
      ]);
    fc.assert(
      fc.property(startsInOrder, (guessed) => {
        const written = guessed.map(([key]) => key);
        const map = new Map<string, number>();
        const expected = written.map((key) => {
          const text = textOf(key);
          const row = map.get(text) ?? map.size;
          map.set(text, row);
          return row;
        });
        assert.deepEqual(
          rowsOf(written, (at) => guessed[at]![1]),
          expected,
        );
      }),
    );
  });
});
