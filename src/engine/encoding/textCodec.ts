/** Turns bytes into other bytes, piece by piece. */
export interface Transcoder {
  /** What can be said of the bytes so far; the result is the caller's. */
  push(bytes: Uint8Array): Uint8Array;
  /** What is left at the end. */
  end(): Uint8Array;
}

/** Reads an encoding. */
export interface ToUtf8 extends Transcoder {
  /** Position of the first character that {@link TextCodec.encoder} would write as other bytes. */
  readonly oneWayAt: number | undefined;
}

/** An encoding other than UTF-8, read and written so that every byte that was read comes back. */
export interface TextCodec {
  decoder(): ToUtf8;
  /** @throws {DataError} `unsupported-encoding` while writing, for a character that the encoding lacks */
  encoder(): Transcoder;
}

/** Joins what was left of the bytes before with the next ones. */
export function joined(pending: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (pending.length === 0) return bytes;
  const all = new Uint8Array(pending.length + bytes.length);
  all.set(pending);
  all.set(bytes, pending.length);
  return all;
}
