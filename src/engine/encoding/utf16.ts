import { fromUtf8 } from './fromUtf8';
import { putRawByte } from './rawByte';
import { joined, type TextCodec } from './textCodec';
import { putCodePoint } from './utf8Writing';

/**
 * UTF-16. Lone surrogates come back as they were, and so does a single byte at the end.
 * @param big whether the high byte comes first
 */
export function utf16Codec(big: boolean): TextCodec {
  const high = big ? 0 : 1;
  const low = 1 - high;
  const unit = (bytes: Uint8Array, i: number) => (bytes[i + high]! << 8) | bytes[i + low]!;
  return {
    decoder() {
      let pending = new Uint8Array(0);
      const convert = (bytes: Uint8Array, atEnd: boolean): Uint8Array => {
        const all = joined(pending, bytes);
        const target = new Uint8Array((all.length >> 1) * 3 + 2);
        let out = 0;
        let i = 0;
        for (; i + 1 < all.length; i += 2) {
          let point = unit(all, i);
          if (point >= 0xd800 && point < 0xdc00) {
            if (i + 3 >= all.length && !atEnd) break;
            const second = i + 3 < all.length ? unit(all, i + 2) : 0;
            if (second >= 0xdc00 && second < 0xe000) {
              point = 0x10000 + ((point - 0xd800) << 10) + (second - 0xdc00);
              i += 2;
            }
          }
          out = putCodePoint(target, out, point);
        }
        if (atEnd && i < all.length) out = putRawByte(target, out, all[i]!);
        pending = all.slice(i);
        return target.subarray(0, out);
      };
      return {
        oneWayAt: undefined,
        push: (bytes) => convert(bytes, false),
        end: () => convert(new Uint8Array(0), true),
      };
    },
    encoder() {
      const putUnit = (target: Uint8Array, at: number, value: number) => {
        target[at + high] = value >> 8;
        target[at + low] = value & 0xff;
        return at + 2;
      };
      return fromUtf8(big ? 'utf-16be' : 'utf-16le', 2, false, (target, at, point) => {
        if (point < 0x10000) return putUnit(target, at, point);
        const next = putUnit(target, at, 0xd800 + ((point - 0x10000) >> 10));
        return putUnit(target, next, 0xdc00 + ((point - 0x10000) & 0x3ff));
      });
    },
  };
}
