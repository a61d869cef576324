import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ProblemLog } from '../../../src/engine/csv/problemLog';
import { invalidUtf8At, isAscii } from '../../../src/engine/csv/utf8';
import { readAll } from './readAll';

describe('problems of records', () => {
  it('are the ones with too few or too many fields', async () => {
    const read = await readAll('a,b\n1\n2,3\n4,5,\n6,7,8\n9,10,,\n');
    assert.deepEqual(read.allProblems, [
      { code: 'too-few-fields', line: 2, message: 'expected 2 fields, found 1' },
      { code: 'too-many-fields', line: 5, message: 'expected 2 fields, found 3' },
      { code: 'too-many-fields', line: 6, message: 'expected 2 fields, found 4' },
    ]);
    assert.deepEqual(
      read.tallies.map(({ missing }) => missing),
      [0, 1],
    );
    assert.equal((await readAll('a\n1\n2,3\n')).allProblems[0]?.message, 'expected 1 field, found 2');
  });

  it('are the ones with bytes that are not UTF-8, each record once, for every chunk size', async () => {
    const bytes = Buffer.from(
      'a,b\n\xc3\xa9,ok\n\xff,"x\n\xfe"\nc,d\ne,\xed\xa0\x80\n\xe2\x82,f\n',
      'latin1',
    );
    for (let chunk = 1; chunk < 40; chunk++) {
      const read = await readAll(bytes, {}, { chunk, maxRecord: 1000 });
      assert.deepEqual(
        read.allProblems.map(({ code, line }) => [code, line]),
        [
          ['invalid-encoding', 3],
          ['invalid-encoding', 6],
          ['invalid-encoding', 7],
        ],
      );
    }
  });
});

describe('ProblemLog', () => {
  it('keeps the first 100 by line, in whatever order they come, and counts all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 300 }), (lines) => {
        const log = new ProblemLog();
        for (const [i, line] of lines.entries()) log.add('too-few-fields', line, () => String(i));
        const expected = lines
          .map((line, i) => ({ line, message: String(i) }))
          .sort((a, b) => a.line - b.line);
        assert.deepEqual(
          log.first.map(({ line, message }) => ({ line, message })),
          expected.slice(0, 100),
        );
        assert.equal(log.count, lines.length);
      }),
    );
  });
});

describe('invalidUtf8At', () => {
  const fatal = new TextDecoder('utf-8', { fatal: true });
  const isUtf8 = (bytes: Uint8Array) => {
    try {
      fatal.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x41, 0x80, 0xa0, 0xbf, 0xc2, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf4),
  );
  const anyBytes = fc.array(byte, { maxLength: 12 }).map((list) => Uint8Array.from(list));

  it('finds a fault exactly where TextDecoder refuses', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const position = invalidUtf8At(bytes, 0, bytes.length);
        assert.equal(position < 0, isUtf8(bytes));
        if (position >= 0) {
          assert.ok(isUtf8(bytes.subarray(0, position)), 'what is before it is UTF-8');
          assert.equal(invalidUtf8At(bytes, 0, position), -1);
        }
      }),
      { numRuns: 20_000 },
    );
  });
  it('accepts all characters', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(text, (characters) => {
        const bytes = new TextEncoder().encode(characters);
        assert.equal(invalidUtf8At(bytes, 0, bytes.length), -1);
      }),
    );
  });
});

describe('isAscii', () => {
  it('looks at every byte of the span and at no other', () => {
    const span = fc.record({
      length: fc.integer({ min: 0, max: 70 }),
      offset: fc.integer({ min: 0, max: 7 }),
      start: fc.nat(70),
      end: fc.nat(70),
      high: fc.nat(69),
    });
    fc.assert(
      fc.property(span, ({ length, offset, start, end, high }) => {
        const bytes = new Uint8Array(new ArrayBuffer(length + offset), offset).fill(0x7f);
        if (high < length) bytes[high] = 0x80;
        const [from, to] = [Math.min(start, end, length), Math.min(Math.max(start, end), length)];
        assert.equal(isAscii(bytes, from, to), !(high < length && high >= from && high < to));
      }),
      { numRuns: 5000 },
    );
  });
});
