import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync, gzipSync, inflateRawSync } from 'node:zlib';
import { describe, it } from 'mocha';
import type { ByteSink } from '../../src/engine/byteSource';
import { randomNumbers } from '../../src/engine/random';
import { gzipSink } from '../../src/files/gzipSink';

/** As many bytes as are packed at a time. */
const BLOCK = 1 << 19;
const HEADER = 10;
const TRAILER = 8;

/** Packs pieces that are overwritten once they are taken, and what `use` returned. */
async function pack(pieces: Iterable<Uint8Array>, write?: ByteSink['write']): Promise<Buffer> {
  const written: Uint8Array[] = [];
  const sink: ByteSink = {
    write: write ?? ((bytes) => Promise.resolve(void written.push(Uint8Array.from(bytes)))),
  };
  const result = await gzipSink(sink, async (packing) => {
    for (const piece of pieces) {
      const once = Uint8Array.from(piece);
      await packing.write(once);
      once.fill(0);
    }
    return 'done';
  });
  assert.equal(result, 'done');
  return Buffer.concat(written);
}

/** Lines of numbers, which pack as data files do. */
function lines(bytes: number): Buffer {
  const random = randomNumbers(1);
  const all: string[] = [];
  for (let length = 0; length < bytes; length += all.at(-1)!.length) all.push(`${random()},${random()}\n`);
  return Buffer.from(all.join('')).subarray(0, bytes);
}

function* piecesOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('a gzip sink', () => {
  for (const size of [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 7 * BLOCK + 12_345]) {
    it(`packs ${size} bytes into one member, however they come`, async () => {
      const bytes = lines(size);
      const packed = await pack([bytes]);
      assert.ok(gunzipSync(packed).equals(bytes));
      // Up to its trailer all is one stream of deflate.
      const { engine } = inflateRawSync(packed.subarray(HEADER), { info: true }) as unknown as {
        readonly engine: { readonly bytesWritten: number };
      };
      assert.equal(engine.bytesWritten, packed.length - HEADER - TRAILER);
      for (const piece of [100_003, 3 * BLOCK])
        assert.ok((await pack(piecesOf(bytes, piece))).equals(packed));
    });
  }

  it('packs as well as without blocks', async () => {
    const numbers = lines(4 * BLOCK);
    const repeated = Buffer.concat(new Array<Buffer>(100).fill(lines(30_000)));
    for (const [bytes, share] of [
      [numbers, 1.001],
      [repeated, 1.1],
    ] as const) {
      assert.ok((await pack([bytes])).length < share * gzipSync(bytes).length);
    }
  });

  it('writes in turn what was packed side by side, while more comes', async () => {
    const bytes = lines(9 * BLOCK);
    const written: Buffer[] = [];
    let writing = false;
    await pack(piecesOf(bytes, BLOCK), async (piece) => {
      assert.ok(!writing);
      writing = true;
      await setTimeout(1);
      writing = false;
      written.push(Buffer.from(piece));
    });
    assert.ok(gunzipSync(Buffer.concat(written)).equals(bytes));
  });

  it('fails as the sink does, or as whoever writes, and writes nothing after that', async () => {
    const bytes = lines(9 * BLOCK);
    for (const last of [0, 3]) {
      let calls = 0;
      const full = pack(piecesOf(bytes, BLOCK), () =>
        calls++ === last ? Promise.reject(new Error('the disk is full')) : Promise.resolve(),
      );
      await assert.rejects(full, { message: 'the disk is full' });
      await setTimeout(50);
      assert.equal(calls, last + 1);
    }
    function* broken() {
      yield bytes.subarray(0, 3 * BLOCK);
      throw new Error('given up');
    }
    let calls = 0;
    await assert.rejects(
      pack(broken(), () => {
        calls++;
        return Promise.resolve();
      }),
      { message: 'given up' },
    );
    await setTimeout(50);
    assert.equal(calls, 1);
  });
});
