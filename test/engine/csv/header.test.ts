import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { namesFromHeader, numberedNames } from '../../../src/engine/csv/header';

describe('namesFromHeader', () => {
  it('completes empty and repeated names and reports them', () => {
    const { names, problems } = namesFromHeader(['a', '', 'a', ' b ', 'a'], 3);
    assert.deepEqual(names, ['a', 'column 2', 'a (2)', 'b', 'a (3)']);
    assert.deepEqual(problems, [
      { code: 'unnamed-column', line: 3, message: 'column 2 has no name, it is called “column 2”' },
      { code: 'duplicate-name', line: 3, message: 'column 3 repeats the name “a”, it is called “a (2)”' },
      { code: 'duplicate-name', line: 3, message: 'column 5 repeats the name “a”, it is called “a (3)”' },
    ]);
  });
  it('does not make a name that is written elsewhere', () => {
    assert.deepEqual(namesFromHeader(['a', 'a (2)', 'a', '', 'column 4'], 1).names, [
      'a',
      'a (2)',
      'a (3)',
      'column 4 (2)',
      'column 4',
    ]);
  });
  it('knows no special names', () => {
    const special = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'];
    assert.deepEqual(namesFromHeader(special, 1), { names: special, problems: [] });
  });
  it('gives unique names, and keeps the first of each that is written', () => {
    const name = fc.constantFrom('', ' ', 'a', 'b', 'a (2)', 'a (3)', 'column 1', 'column 2', 'column 2 (2)');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (header) => {
        const { names, problems } = namesFromHeader(header, 1);
        assert.equal(names.length, header.length);
        assert.equal(new Set(names).size, names.length);
        const written = header.map((text) => text.trim());
        const made = names.filter((text, i) => text !== written[i]);
        assert.equal(made.length, problems.length);
        for (const [i, text] of written.entries()) {
          if (text !== '' && written.indexOf(text) === i) assert.equal(names[i], text);
        }
      }),
    );
  });
});

describe('numberedNames', () => {
  it('counts from one', () => {
    assert.deepEqual(numberedNames(3), ['column 1', 'column 2', 'column 3']);
  });
});
