import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readReadOptions, withKind, withOptions } from '../../webview/state/readOptions';

describe('read options of the page', () => {
  it('change one by one, and go back to the guess', () => {
    const chosen = withOptions({ delimiter: ';', stopAtUnterminatedQuote: true }, { decimal: ',' });
    assert.deepEqual(chosen, { delimiter: ';', decimal: ',' });
    assert.deepEqual(withOptions(chosen, { delimiter: undefined }), { decimal: ',' });
    assert.deepEqual(withOptions({}, { missingWords: [] }), { missingWords: [] });
  });

  it('hold a kind for each column, whatever it is called', () => {
    const one = withKind({ delimiter: ';' }, '__proto__', 'text');
    assert.deepEqual(Object.entries(one.kinds ?? {}), [['__proto__', 'text']]);
    const two = withKind(one, 'id', 'integer');
    assert.deepEqual(Object.keys(two.kinds ?? {}), ['__proto__', 'id']);
    assert.deepEqual(withKind(withKind(two, 'id', undefined), '__proto__', undefined), { delimiter: ';' });
  });

  it('come back from what was saved', () => {
    const options = {
      ...{ delimiter: '\t', quote: '', escape: '\\', comment: '#', decimal: ',', thousands: ' ' },
      ...{ header: false, preambleLines: 3, missingWords: ['x'], kinds: { id: 'text' } },
    } as const;
    assert.deepEqual(
      readReadOptions(JSON.parse(JSON.stringify(options)) as Record<string, unknown>),
      options,
    );
  });

  it('leave out what makes no sense', () => {
    const saved = {
      ...{ delimiter: '', quote: 'ab', escape: 7, comment: 'é', decimal: ';', thousands: 'x', header: 'yes' },
      ...{ preambleLines: -1, missingWords: ['a', 1], kinds: { a: 'empty', b: 'date' } },
    };
    assert.deepEqual(readReadOptions(saved), { missingWords: ['a'], kinds: { b: 'date' } });
  });
});
