import { promisify } from 'node:util';
import type { ByteSink } from '../engine/byteSource';
import { crc32 } from './crc32';

/** Bytes that are packed at a time. Smaller ones would pack a little worse, and take longer. */
const BLOCK_BYTES = 1 << 19;
/** So many blocks are packed side by side: as many as Node has threads for it. */
const AT_ONCE = 4;
/** So far back repetitions are found. */
const WINDOW_BYTES = 1 << 15;
/** Of a member (RFC 1952): packed by deflate; no name, no time, no system. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

/**
 * Gives `use` a sink whose bytes arrive in `sink` as one gzip member. Blocks of them are packed side by side, each with the
 * end of the one before at hand, so that together they are about as small as if they were one; their borders do not depend on
 * the machine.
 */
export async function gzipSink<T>(sink: ByteSink, use: (sink: ByteSink) => Promise<T>): Promise<T> {
  // Loaded for those files only that need it.
  const { constants, deflateRaw } = await import('node:zlib');
  const deflate = promisify(deflateRaw);
  const packed: Promise<Uint8Array>[] = [];
  let block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  let window: Uint8Array | undefined;
  let checksum = 0;
  let length = 0;
  const pack = (finishFlush: number) => {
    const bytes = block.subarray(0, filled);
    const packing = deflate(bytes, { finishFlush, ...(window && { dictionary: window }) });
    // Whoever waits for it hears of it.
    packing.catch(() => undefined);
    packed.push(packing);
    window = bytes.subarray(-WINDOW_BYTES);
    block = new Uint8Array(BLOCK_BYTES);
    filled = 0;
  };
  const passOn = async (left: number) => {
    while (packed.length > left) await sink.write(await packed.shift()!);
  };

  await sink.write(HEADER);
  const result = await use({
    async write(bytes) {
      checksum = crc32(bytes, checksum);
      length += bytes.length;
      for (let from = 0; from < bytes.length;) {
        const taken = bytes.subarray(from, from + BLOCK_BYTES - filled);
        block.set(taken, filled);
        filled += taken.length;
        from += taken.length;
        if (filled < BLOCK_BYTES) continue;
        // It ends with a whole byte, and is not the last one.
        pack(constants.Z_SYNC_FLUSH);
        await passOn(AT_ONCE - 1);
      }
    },
  });
  pack(constants.Z_FINISH);
  await passOn(0);
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, checksum, true);
  trailer.setUint32(4, length % 2 ** 32, true);
  await sink.write(new Uint8Array(trailer.buffer));
  return result;
}
