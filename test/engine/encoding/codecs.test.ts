import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { codecOf } from '../../../src/engine/encoding/codecOf';
import { detectEncoding } from '../../../src/engine/encoding/detectEncoding';
import { otherThanWide } from '../../../src/engine/encoding/otherThanWide';
import { encodingLabelled, ENCODINGS } from '../../../src/engine/encoding/encodingLabel';
import type { TextCodec, Transcoder } from '../../../src/engine/encoding/textCodec';
import { skip } from '../../skip';

/** A text that each encoding has, beyond ASCII. */
const TEXTS: Readonly<Record<string, string>> = {
  'utf-16le': 'naïve,東京,🙂\r\n',
  'utf-16be': 'naïve,東京,🙂\r\n',
  'windows-1252': 'café,“½”,€,Œ,ž\n',
  'iso-8859-15': 'café,€,Œ\n',
  macintosh: 'café,“½”\n'.replace('½', '∑'),
  'windows-1250': 'žluťoučký,Łódź\n',
  'iso-8859-2': 'žluťoučký,Łódź\n',
  'windows-1251': 'Привет,мир,ё\n',
  'koi8-r': 'Привет,мир,ё\n',
  ibm866: 'Привет,мир,ё\n',
  'windows-1253': 'Ωμέγα\n',
  'windows-1254': 'İstanbul,ğş\n',
  'windows-1257': 'Šiauliai,ąčę\n',
  shift_jis: '東京,ｱ,表,①\n',
  'euc-jp': '東京,ｱ,丂\n',
  gbk: '你好,世界\n',
  gb18030: '你好,é,ࠀ,🙂\n',
  big5: '臺北,十\n',
  'euc-kr': '안녕,하세요\n',
};
const PYTHON: Readonly<Record<string, string>> = {
  'utf-16le': 'utf-16-le',
  'utf-16be': 'utf-16-be',
  macintosh: 'mac_roman',
  ibm866: 'cp866',
  shift_jis: 'cp932',
};

function through(transcoder: Transcoder, bytes: Uint8Array, cuts: readonly number[]): Buffer {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const to = Math.min(Math.max(cut, from), bytes.length);
    pieces.push(transcoder.push(bytes.subarray(from, to)));
    from = to;
  }
  pieces.push(transcoder.push(bytes.subarray(from)), transcoder.end());
  return Buffer.concat(pieces);
}

function codec(encoding: string): TextCodec {
  const found = codecOf(encoding);
  assert.ok(found);
  return found;
}

describe('encodings', () => {
  it('windows-1252 has the characters of ISO 8859-1 from 0xA0 to 0xFF', () => {
    const bytes = Uint8Array.from({ length: 0x60 }, (_, i) => 0xa0 + i);
    const text = String.fromCharCode(...bytes);
    const decoded = through(codec('windows-1252').decoder(), bytes, []);
    assert.equal(decoded.toString('utf8'), text);
    assert.deepEqual(through(codec('windows-1252').encoder(), decoded, []), Buffer.from(bytes));
  });

  for (const [encoding] of ENCODINGS.filter(([label]) => label !== 'utf-8')) {
    const made = codec(encoding);

    it(`${encoding} is read and written as Python does`, function () {
      const text = TEXTS[encoding];
      assert.ok(text, 'there is a text');
      const program =
        'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8").encode(sys.argv[1]))';
      const python = spawnSync('python3', ['-c', program, PYTHON[encoding] ?? encoding], { input: text });
      if (python.error) skip(this, 'there is no python3');
      assert.equal(python.status, 0, python.stderr.toString());
      const decoded = through(made.decoder(), python.stdout, []);
      assert.equal(decoded.toString('utf8'), text);
      assert.deepEqual(through(made.encoder(), decoded, []), python.stdout);
    });

    it(`${encoding} gives any bytes back, wherever they are cut`, () => {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 60 }),
          fc.array(fc.nat(60), { maxLength: 4 }),
          fc.array(fc.nat(120), { maxLength: 4 }),
          (bytes, cuts, backCuts) => {
            const decoder = made.decoder();
            const text = through(decoder, bytes, cuts);
            assert.deepEqual(text, through(made.decoder(), bytes, []));
            const back = through(made.encoder(), text, backCuts);
            // What would come back otherwise is known beforehand.
            if (decoder.oneWayAt === undefined) assert.deepEqual(back, Buffer.from(bytes));
            else assert.notDeepEqual(back, Buffer.from(bytes));
          },
        ),
      );
    });
  }

  it('names a character that an encoding lacks', () => {
    const encoder = codec('windows-1252').encoder();
    assert.throws(
      () => encoder.push(new TextEncoder().encode('東')),
      /expected characters that windows-1252 has, found '東'/,
    );
  });

  it('are known by the words of VS Code and Python', () => {
    const words = [
      'utf8bom',
      'utf16le',
      'windows1251',
      'iso88591',
      'shiftjis',
      'latin-1',
      'cp1252',
      'koi8r',
      'cp866',
      'no',
    ];
    assert.deepEqual(words.map(encodingLabelled), [
      ...[
        'utf-8',
        'utf-16le',
        'windows-1251',
        'windows-1252',
        'shift_jis',
        'windows-1252',
        'windows-1252',
        'koi8-r',
        'ibm866',
      ],
      undefined,
    ]);
  });
});

describe('detectEncoding', () => {
  const found = (bytes: Uint8Array, whole = true) => detectEncoding(bytes, whole).encoding;
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it('tells UTF-8, also where the head ends within a character', () => {
    assert.equal(found(utf8('id,größe\n')), 'utf-8');
    assert.equal(found(utf8('plain\n')), 'utf-8');
    assert.equal(found(utf8('id,ö').subarray(0, 4), false), 'utf-8');
    assert.equal(found(new Uint8Array(0)), 'utf-8');
  });
  it('tells windows-1252 by bytes that are no UTF-8', () => {
    assert.equal(found(Buffer.from('id,gr\xf6\xdfe\n', 'latin1')), 'windows-1252');
    assert.equal(found(Buffer.from('caf\xe9', 'latin1')), 'windows-1252');
  });
  it('takes damaged UTF-8 for UTF-8', () => {
    assert.equal(found(Buffer.concat([utf8('größe,é,ü\n1,2\n'), Uint8Array.of(0xff, 0x0a)])), 'utf-8');
  });
  it('does not take for windows-1252 what it has no characters for', () => {
    assert.equal(found(Uint8Array.of(0x82, 0x81, 0x82, 0x9d)), 'utf-8');
  });
  it('tells UTF-16 with a byte order mark and without', () => {
    assert.equal(found(Buffer.from('\ufeffa,b\n', 'utf16le')), 'utf-16le');
    assert.equal(found(Buffer.from('a,b\n1,2\n', 'utf16le').swap16()), 'utf-16be');
  });
  it('tells UTF-16 of other scripts than Latin by its line ends', () => {
    for (const row of [
      'привет мир',
      '日本語のとても長い文章です',
      '这是一个很长的句子',
      'こんにちは',
      '🙂🙂🙂🙂',
    ]) {
      const little = Buffer.from(`${row},${row}\n`.repeat(2000), 'utf16le');
      assert.equal(found(little, false), 'utf-16le', row);
      // Half of a unit at the end.
      assert.equal(found(little.subarray(0, 801), false), 'utf-16le', row);
      assert.equal(found(Buffer.from(little).swap16(), false), 'utf-16be', row);
    }
  });
  it('takes neither ASCII with zeros in it nor binary data for UTF-16', () => {
    assert.equal(found(utf8('id,name\n\0some text,12\n'.repeat(50))), 'utf-8');
    assert.equal(found(utf8('id,name,x\n\0more,text\0,12\n'.repeat(50))), 'utf-8');
    const integers = new Uint8Array(Int32Array.from({ length: 500 }, (_, i) => i).buffer);
    assert.equal(found(integers), 'utf-8');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2000, maxLength: 2000 }), (bytes) => {
        // Past what a byte order mark would be.
        bytes[0] = 1;
        assert.doesNotMatch(found(bytes), /utf-16/);
      }),
    );
  });
});

describe('otherThanWide', () => {
  const text = 'a,b\n1,2\n';
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  it('finds the other byte order', () => {
    for (const bytes of [text, `\ufeff${text}`, '\ufeff一', '{"値":1}', '値,名\n一,丁\n'].map((t) =>
      Buffer.from(t, 'utf16le'),
    )) {
      assert.equal(otherThanWide('utf-16le', bytes, true), undefined);
      assert.equal(otherThanWide('utf-16be', bytes, true), 'utf-16le');
    }
    assert.equal(otherThanWide('utf-16le', big, true), 'utf-16be');
    assert.equal(otherThanWide('utf-16be', big, true), undefined);
  });
  it('finds text of single bytes', () => {
    assert.equal(otherThanWide('utf-16le', new TextEncoder().encode(text), true), 'utf-8');
    assert.equal(otherThanWide('utf-16be', Buffer.from('gr\xf6\xdfe\n', 'latin1'), true), 'windows-1252');
  });
  it('says nothing of an empty file or of other encodings', () => {
    assert.equal(otherThanWide('utf-16le', new Uint8Array(0), true), undefined);
    assert.equal(otherThanWide('koi8-r', little, true), undefined);
  });
});
