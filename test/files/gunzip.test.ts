import assert from 'node:assert/strict';
import { randomFillSync } from 'node:crypto';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { DataError } from '../../src/engine/dataError';
import { gunzip } from '../../src/files/gunzip';

/** Gives all that comes before an error, and its message. */
async function unpack(bytes: Uint8Array, chunk = 50_000): Promise<{ text: Buffer; why?: string }> {
  async function* packed() {
    for (let i = 0; i < bytes.length; i += chunk) yield await Promise.resolve(bytes.subarray(i, i + chunk));
  }
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of gunzip(packed, { name: 'x.gz', size: bytes.length })) pieces.push(piece);
  } catch (error) {
    assert.ok(error instanceof DataError && error.code === 'damaged-file');
    return { text: Buffer.concat(pieces), why: error.message };
  }
  return { text: Buffer.concat(pieces) };
}

const SHORT = Buffer.from('a,b\n1,2\n3,4\n');
/** Of many pieces packed, too. */
const LONG = Buffer.from(randomFillSync(new Uint8Array(60_000)).join('\n'));
const OTHER = Buffer.from('no gzip data\n');
const grouped = (n: number) => n.toLocaleString('en-US');

describe('gzip data', () => {
  for (const [size, text] of Object.entries({ short: SHORT, long: LONG })) {
    const member = gzipSync(text);

    it(`of one member or several is unpacked (${size})`, async () => {
      assert.deepEqual(await unpack(member), { text });
      const three = Buffer.concat([member, gzipSync(SHORT), member]);
      for (const chunk of [1000, 50_000]) {
        assert.deepEqual(await unpack(three, chunk), { text: Buffer.concat([text, SHORT, text]) });
      }
    });

    it(`may have zeros behind it, many of them (${size})`, async () => {
      for (const zeros of [1, 511, 100_000]) {
        const padded = Buffer.concat([member, new Uint8Array(zeros)]);
        assert.deepEqual(await unpack(padded), { text });
        const two = Buffer.concat([padded, gzipSync(SHORT)]);
        assert.deepEqual(await unpack(two, 7000), { text: Buffer.concat([text, SHORT]) });
        const { why } = await unpack(Buffer.concat([padded, OTHER]), 7000);
        assert.match(why ?? '', new RegExp(`found other bytes from byte ${grouped(padded.length)} on`));
      }
    });

    it(`with other bytes behind it names the first of them, and loses nothing before (${size})`, async () => {
      for (const before of [member, Buffer.concat([member, gzipSync(SHORT)])]) {
        for (const chunk of [before.length, 1000, 50_000]) {
          const { text: found, why } = await unpack(Buffer.concat([before, OTHER]), chunk);
          assert.deepEqual(found, before === member ? text : Buffer.concat([text, SHORT]));
          const byte = grouped(before.length);
          assert.equal(
            why,
            `expected the end of x.gz or more gzip data, found other bytes from byte ${byte} on`,
          );
        }
      }
    });

    it(`with a single byte behind it names that, unless it may begin a member (${size})`, async () => {
      for (const before of [member, Buffer.concat([member, new Uint8Array(3)])]) {
        const { text: found, why } = await unpack(Buffer.concat([before, Buffer.from('n')]));
        assert.deepEqual(found, text);
        const byte = grouped(before.length);
        assert.equal(
          why,
          `expected the end of x.gz or more gzip data, found other bytes from byte ${byte} on`,
        );
        const begun = await unpack(Buffer.concat([before, Buffer.from([0x1f])]));
        assert.deepEqual(begun.text, text);
        assert.equal(
          begun.why,
          `expected more gzip data in x.gz, found its end at byte ${grouped(before.length + 1)}`,
        );
      }
    });

    it(`that lacks its last byte is cut off (${size})`, async () => {
      const cut = member.subarray(0, member.length - 1);
      const { text: found, why } = await unpack(cut);
      assert.deepEqual(found, text);
      assert.equal(why, `expected more gzip data in x.gz, found its end at byte ${grouped(cut.length)}`);
    });

    it(`that is cut off gives what is there and names its end (${size})`, async () => {
      const two = Buffer.concat([member, gzipSync(LONG)]);
      const cut = two.subarray(0, two.length - 5000);
      const { text: found, why } = await unpack(cut);
      assert.ok(found.length > text.length);
      assert.deepEqual(found, Buffer.concat([text, LONG]).subarray(0, found.length));
      assert.equal(why, `expected more gzip data in x.gz, found its end at byte ${grouped(cut.length)}`);
    });

    it(`with a wrong checksum says so where it stands (${size})`, async () => {
      const bad = Buffer.concat([member, gzipSync(SHORT)]);
      const crc = member.length - 8;
      bad[crc] = bad[crc]! ^ 1;
      const { text: found, why } = await unpack(bad);
      assert.deepEqual(found, text);
      // The four bytes are compared when the last of them is there.
      assert.equal(
        why,
        `expected intact gzip data in x.gz, found damage behind byte ${grouped(crc + 3)} (incorrect data check)`,
      );
    });
  }

  it('that is cut off anywhere gives all that zlib finds in it', async () => {
    const text = Buffer.from(Array.from({ length: 60 }, (_, i) => `${i % 7},${i * i}\n`).join(''));
    const member = gzipSync(text);
    for (let length = 1; length < member.length; length++) {
      const cut = member.subarray(0, length);
      const { text: found, why } = await unpack(cut);
      assert.deepEqual(found, gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }));
      assert.match(why ?? '', /^expected more gzip data/);
    }
  });
});
