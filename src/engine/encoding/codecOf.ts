import { tableCodec } from './tableCodec';
import type { TextCodec } from './textCodec';
import { utf16Codec } from './utf16';

/**
 * How an encoding is read and written.
 * @param encoding as {@link encodingLabelled} gives it
 * @returns undefined for UTF-8, which is read as it is
 */
export function codecOf(encoding: string): TextCodec | undefined {
  switch (encoding) {
    case 'utf-8':
      return undefined;
    case 'utf-16le':
      return utf16Codec(false);
    case 'utf-16be':
      return utf16Codec(true);
    case 'iso-2022-jp':
      return onlyRead(encoding);
    default:
      return tableCodec(encoding);
  }
}

/** An encoding with states between which it is switched in many ways: what is written may be other bytes. */
function onlyRead(encoding: string): TextCodec {
  return {
    decoder() {
      const decoder = new TextDecoder(encoding);
      const encoder = new TextEncoder();
      return {
        oneWayAt: 0,
        push: (bytes) => encoder.encode(decoder.decode(bytes, { stream: true })),
        end: () => encoder.encode(decoder.decode()),
      };
    },
    encoder() {
      throw new Error(`expected an encoding that is written, found ${encoding}`);
    },
  };
}
