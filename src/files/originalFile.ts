import { memorySource, type ByteSource, type TextOrigin } from '../engine/byteSource';
import { withFileSource } from './withFiles';

/** A data file as the user has it: on this machine, or its bytes. */
export type OriginalFile =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'bytes';
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Present for the text of an editor, which is UTF-8 here: the encoding it is going to be saved in. */
      readonly unsaved?: { readonly encoding: string };
    };

/** The bytes of the file itself. */
export function withOriginal<T>(
  original: OriginalFile,
  use: (source: ByteSource) => T | Promise<T>,
): Promise<T> {
  switch (original.kind) {
    case 'file':
      return withFileSource(original.path, async (source) => use(source));
    case 'bytes':
      return Promise.resolve(bytesSource(original)).then(use);
  }
}

function bytesSource({ name, bytes, unsaved }: OriginalFile & { readonly kind: 'bytes' }): ByteSource {
  const source = memorySource(name, bytes);
  if (!unsaved) return source;
  const { encoding } = unsaved;
  const origin: TextOrigin = {
    container: 'text',
    size: bytes.length,
    compression: 'none',
    encoding,
    unsaved: true,
  };
  return { ...source, origin };
}
