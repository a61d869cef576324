import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { crc32 } from '../../src/files/crc32';

describe('crc32', () => {
  it('gives the published check value', () => {
    assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
    assert.equal(crc32(new Uint8Array()), 0);
  });

  it('is what zlib writes behind the same bytes, in one piece or two', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.uint8Array({ maxLength: 3000 }), (first, second) => {
        const member = gzipSync(Buffer.concat([first, second]));
        assert.equal(crc32(second, crc32(first)), member.readUInt32LE(member.length - 8));
      }),
    );
  });
});
