import { DataError } from '../dataError';
import { rawByteAt } from './rawByte';
import { joined, type Transcoder } from './textCodec';

/** Puts a code point into `target`, and says where the next one goes; undefined where the encoding lacks it. */
export type PutCharacter = (target: Uint8Array, at: number, point: number) => number | undefined;

/**
 * Writes UTF-8 as another encoding, the bytes that were no text in it as they were.
 * @param widest how many bytes one byte of UTF-8 may become
 * @param hasAscii whether ASCII is written as it is; `put` is not asked for it
 */
export function fromUtf8(encoding: string, widest: number, hasAscii: boolean, put: PutCharacter): Transcoder {
  let pending = new Uint8Array(0);
  const convert = (bytes: Uint8Array, atEnd: boolean): Uint8Array => {
    const all = joined(pending, bytes);
    const target = new Uint8Array(all.length * widest);
    let out = 0;
    let i = 0;
    while (i < all.length) {
      const lead = all[i]!;
      if (hasAscii && lead < 0x80) {
        target[out++] = lead;
        i++;
        continue;
      }
      const length = lead < 0x80 ? 1 : lead >= 0xf8 ? 2 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
      if (i + length > all.length && !atEnd) break;
      const raw = lead >= 0xf8 ? rawByteAt(all, i) : undefined;
      if (raw === undefined) {
        const point = codePointAt(all, i, length);
        const next = put(target, out, point);
        if (next === undefined) throw lacking(encoding, point);
        out = next;
      } else target[out++] = raw;
      i += length;
    }
    pending = all.slice(i);
    return target.subarray(0, out);
  };
  return { push: (bytes) => convert(bytes, false), end: () => convert(new Uint8Array(0), true) };
}

function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at]!;
  if (length === 1) return lead;
  let point = lead & (0xff >> (length + 1));
  for (let k = 1; k < length; k++) {
    const next = bytes[at + k] ?? 0;
    if (lead < 0xc0 || lead >= 0xf8 || (next & 0xc0) !== 0x80)
      throw new Error('expected UTF-8 to write from');
    point = (point << 6) | (next & 0x3f);
  }
  return point;
}

function lacking(encoding: string, point: number): DataError {
  const character =
    point >= 0xd800 && point < 0xe000
      ? `U+${point.toString(16).toUpperCase()}`
      : `'${String.fromCodePoint(point)}'`;
  return new DataError(
    'unsupported-encoding',
    `expected characters that ${encoding} has, found ${character}`,
    { hint: 'Nothing was written. Save the data as UTF-8 first.' },
  );
}
