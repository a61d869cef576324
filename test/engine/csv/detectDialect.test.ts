import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { deflateRawSync } from 'node:zlib';
import { DataError } from '../../../src/engine/dataError';
import type { ReadOptions } from '../../../src/engine/readOptions';
import { detectDialect } from '../../../src/engine/csv/detectDialect';

function detect(text: string, options: ReadOptions = {}, whole = true) {
  return detectDialect(new TextEncoder().encode(text), options, whole);
}

function assertDelimiter(text: string, delimiter: string) {
  assert.equal(detect(text).delimiter, delimiter, text);
}

function assertHeader(text: string, header: boolean) {
  assert.equal(detect(text).header, header, text);
}

function assertRefused(bytes: Uint8Array, code: string, found: RegExp) {
  assert.throws(
    () => detectDialect(bytes, {}),
    (error: unknown) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.code, code);
      assert.match(error.message, /^expected .*, found /);
      assert.match(error.message, found);
      assert.ok(error.details.hint);
      return true;
    },
  );
}

describe('detectDialect: delimiter', () => {
  it('takes the one that splits the records alike', () => {
    assertDelimiter('a;b\n1,5;2,5\n3,5;4,5\n', ';');
    assertDelimiter('1,5;2,5\n3,5;4,5\n', ';');
    assertDelimiter('a\tb c, d\n1\tx, y\n2\tz\n', '\t');
    assertDelimiter('a|b\n1|x,y\n2|p,q\n', '|');
    assertDelimiter('a,b\n1,x;y\n2,p;q\n', ',');
  });
  it('splits the first record too', () => {
    assertDelimiter('note;text\n' + 'foo, bar;baz\n'.repeat(200), ';');
  });
  it('is not misled by quoted text, nor by quotes that a wrong delimiter leaves open', () => {
    assertDelimiter('a,b\n1,"x;y;z"\n2,"p;q;r"\n', ',');
    assertDelimiter('p|a;b\nq|c;d\nr|e;"f\n' + 's|g\n'.repeat(20), '|');
  });
  it('is a comma where nothing splits', () => {
    assertDelimiter('amount\n1.5\n2.5\n', ',');
    assertDelimiter('one, sentence,more\n1\n2\n', ',');
  });
  it('is a semicolon where nothing splits and commas are punctuation', () => {
    assertDelimiter('one sentence, more or less\n1\n2\n', ';');
  });
  it('may be named by a separator line or fixed', () => {
    assertDelimiter('sep=|\na,b|c\n', '|');
    assertDelimiter('\ufeffSEP=\t\r\na\tb\r\n', '\t');
    assert.equal(detect('sep=|\na,b|c\n', { delimiter: ',' }).delimiter, ',');
    assert.equal(detect('a:b,c\n', { delimiter: ':' }).delimiter, ':');
  });
  it('is no escape character, where it is a backslash', () => {
    // As an escape it would suit better: without one, the quotes in the texts are at fault.
    const text = '"a \\"b\\", c",1\n"d \\"e\\", f",2\n"g",3\n';
    assert.equal(detect(text, {}).escape, '\\');
    const { delimiter, escape } = detect(text, { delimiter: '\\' });
    assert.deepEqual([delimiter, escape], ['\\', '']);
  });
  it('ignores the record that is cut off at the end of the head', () => {
    assert.equal(detect('a;b\n1;2\n3,4,5,6', {}, false).delimiter, ';');
  });
  it('must be one ASCII character other than the quote', () => {
    assert.throws(() => detect('a,b\n', { delimiter: '' }), RangeError);
    assert.throws(() => detect('a,b\n', { delimiter: ', ' }), RangeError);
    assert.throws(() => detect('a,b\n', { delimiter: '→' }), RangeError);
    assert.throws(() => detect('a,b\n', { quote: ',' }), /other than the delimiter, found , for both/);
    assert.throws(() => detect('a\tb\n', { delimiter: '\t', quote: '\t' }), /found "\\t" for both/);
  });
});

describe('detectDialect: header', () => {
  it('is a first record of text above numbers, dates or booleans', () => {
    assertHeader('x,y\n1,2\n', true);
    assertHeader('day\n2024-01-01\n', true);
    assertHeader('ok\ntrue\nfalse\n', true);
    assertHeader('2024-01-01,2024-01-02\n1.5,2.5\n3.5,4.5\n', true);
  });
  it('is not a record like those below it', () => {
    assertHeader('5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.2,Iris-setosa\n', false);
    assertHeader('1,2,3\n4,5,6\n', false);
    assertHeader('2024-01-01,a\n2024-01-02,b\n', false);
    assertHeader('NA,1.5\n2.5,3.5\n', false);
  });
  it('is a first record of text above text', () => {
    assertHeader('first,second\na,b\nc,d\n', true);
  });
  it('may count up beside a name, as years do', () => {
    assertHeader('country,2019,2020\nA,350,452\nB,7,9\n', true);
    assertHeader(',0,1,2\n0,5.1,3.5,1.4\n1,4.9,3.0,1.3\n', true);
    assertHeader('Paris,2019,2020\nRome,2020,2021\n', false);
  });
  it('may be all there is', () => {
    assertHeader('a,b,c\n', true);
    assertHeader('42\n', false);
    assertHeader('1.5,a\n', true);
  });
  it('can be fixed', () => {
    assert.equal(detect('1,2\n3,4\n', { header: true }).header, true);
    assert.equal(detect('x,y\n3,4\n', { header: false }).header, false);
  });
});

describe('detectDialect: newline', () => {
  it('is the line end between records, not that inside quotes', () => {
    assert.equal(detect('a,b\r\n1,"x\ny"\r\n').newline, '\r\n');
    assert.equal(detect('a,b\r1,"x\ny"\r').newline, '\r');
    assert.equal(detect('a,b\n1,2\r\n').newline, 'mixed');
    assert.equal(detect('a,b').newline, '\n');
  });
});

describe('detectDialect: refusals', () => {
  const encode = (text: string) => new TextEncoder().encode(text);

  it('names what is in an empty file', () => {
    assertRefused(encode(''), 'empty-file', /found an empty file$/);
    assertRefused(encode('\ufeff'), 'empty-file', /only a byte order mark$/);
    assertRefused(encode('\n \r\n\t\n'), 'empty-file', /only blank lines$/);
    assertRefused(encode('sep=;\n'), 'empty-file', /only a separator line$/);
  });
  it('names UTF-16 and UTF-32, with a byte order mark or without', () => {
    const text = 'id,naïve\r\n1,2.5\r\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    assertRefused(little, 'unsupported-encoding', /UTF-16LE$/);
    assertRefused(big, 'unsupported-encoding', /UTF-16BE$/);
    assertRefused(Buffer.from('\ufeff' + text, 'utf16le'), 'unsupported-encoding', /UTF-16LE$/);
    assertRefused(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 'unsupported-encoding', /UTF-32/);
  });
  it('names binary formats', () => {
    assertRefused(Buffer.from('PK\x03\x04\x14\x00', 'latin1'), 'binary-file', /Excel workbook/);
    assertRefused(Buffer.from('PAR1\x15\x04', 'latin1'), 'binary-file', /Parquet/);
    // As Python's bz2 and lzma begin.
    assertRefused(Buffer.from('425a6839314159265359c69f', 'hex'), 'binary-file', /a bzip2 archive/);
    assertRefused(Buffer.from('fd377a585a000004', 'hex'), 'binary-file', /an xz archive/);
    assertRefused(Buffer.from('377abcaf271c0004', 'hex'), 'binary-file', /a 7-Zip archive/);
    assertRefused(readFileSync('media/icon.png'), 'binary-file', /binary data \(\d+ % control bytes\)/);
    const compressed = deflateRawSync(
      Buffer.from(Array.from({ length: 9999 }, (_, i) => `${Math.sin(i)}`).join()),
    );
    assertRefused(compressed, 'binary-file', /binary data/);
    assertRefused(new Uint8Array(100), 'binary-file', /100 % control bytes/);
  });
  it('lets text with a few control characters pass', () => {
    assert.equal(detect('id,label\n1,a\x00b\n2,\x1b[1mbold\n').delimiter, ',');
  });
});
