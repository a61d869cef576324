import { type CodeTable, codeTable } from './codeTable';
import { fromUtf8 } from './fromUtf8';
import { putRawByte } from './rawByte';
import { joined, type TextCodec, type ToUtf8 } from './textCodec';
import { putCodePoint } from './utf8Writing';

/** Where the characters beyond the basic plane begin among the four-byte codes of GB18030. */
const FIRST_POINTER = 189_000;

/**
 * An encoding that has ASCII as its first half, with one to four bytes for every other character. Bytes that are no
 * character come back as they were.
 */
export function tableCodec(encoding: string): TextCodec {
  const table = codeTable(encoding);
  return {
    decoder: () => new TableDecoder(table),
    encoder: () =>
      fromUtf8(encoding, 2, true, (target, at, point) => {
        const code = table.codeOf.get(point) ?? (table.longest === 4 ? fourByteCode(point) : undefined);
        if (code === undefined) return undefined;
        const length = code < 0x100 ? 1 : code < 0x10000 ? 2 : code < 0x1000000 ? 3 : 4;
        for (let k = 0; k < length; k++) target[at + k] = (code >>> (8 * (length - 1 - k))) & 0xff;
        return at + length;
      }),
  };
}

class TableDecoder implements ToUtf8 {
  private pending = new Uint8Array(0);
  private position = 0;
  oneWayAt: number | undefined;

  constructor(private readonly table: CodeTable) {}

  push(bytes: Uint8Array): Uint8Array {
    return this.convert(bytes, false);
  }

  end(): Uint8Array {
    return this.convert(new Uint8Array(0), true);
  }

  private convert(bytes: Uint8Array, atEnd: boolean): Uint8Array {
    const all = joined(this.pending, bytes);
    const target = new Uint8Array(all.length * 3);
    let out = 0;
    let i = 0;
    while (i < all.length) {
      if (all[i]! < 0x80) {
        target[out++] = all[i++]!;
        continue;
      }
      const found = this.characterAt(all, i);
      if (found === 'cut' && !atEnd) break;
      if (found === 'cut' || found === 'none') {
        out = putRawByte(target, out, all[i++]!);
        continue;
      }
      if (!found.comesBack) this.oneWayAt ??= this.position + i;
      out = putCodePoint(target, out, found.point);
      i += found.length;
    }
    this.position += i;
    this.pending = all.slice(i);
    return target.subarray(0, out);
  }

  /** The character whose code begins there; `cut` when the code may go on behind the bytes. */
  private characterAt(bytes: Uint8Array, at: number): Character | 'cut' | 'none' {
    const { pointOf, codeOf, longest } = this.table;
    let code = 0;
    for (let length = 1; length <= longest; length++) {
      const byte = bytes[at + length - 1];
      if (byte === undefined) return 'cut';
      code = code * 256 + byte;
      const point = pointOf.get(code) ?? (length === 4 ? pointOfFourBytes(bytes, at) : undefined);
      if (point !== undefined) {
        return { point, length, comesBack: (codeOf.get(point) ?? code) === code };
      }
    }
    return 'none';
  }
}

interface Character {
  readonly point: number;
  readonly length: number;
  readonly comesBack: boolean;
}

/** Source: https://encoding.spec.whatwg.org/#gb18030-decoder */
function pointOfFourBytes(bytes: Uint8Array, at: number): number | undefined {
  const digits = [
    bytes[at]! - 0x81,
    bytes[at + 1]! - 0x30,
    bytes[at + 2]! - 0x81,
    bytes[at + 3]! - 0x30,
  ] as const;
  const [a, b, c, d] = digits;
  if (a < 0 || a > 125 || b < 0 || b > 9 || c < 0 || c > 125 || d < 0 || d > 9) return undefined;
  const point = ((a * 10 + b) * 126 + c) * 10 + d - FIRST_POINTER + 0x10000;
  return point >= 0x10000 && point <= 0x10ffff ? point : undefined;
}

function fourByteCode(point: number): number | undefined {
  if (point < 0x10000) return undefined;
  const pointer = point - 0x10000 + FIRST_POINTER;
  const d = (pointer % 10) + 0x30;
  const c = (Math.floor(pointer / 10) % 126) + 0x81;
  const b = (Math.floor(pointer / 1260) % 10) + 0x30;
  const a = Math.floor(pointer / 12_600) + 0x81;
  return ((a * 256 + b) * 256 + c) * 256 + d;
}
