import type { KeptWork } from './keptWork';

/** Bytes that can be read again from any position: a file, or a block of memory. */
export interface ByteSource {
  /** For messages: the file's name without its folders. */
  readonly name: string;
  readonly size: number;
  /** Differs from that of an earlier source of the same name when the content may have changed. */
  readonly version: string;
  /** Where the bytes were made from another file, which the user knows; left out: they are that file's own. */
  readonly origin?: SourceOrigin;
  /** Present where the file is read more than once. */
  readonly keptWork?: KeptWork;
  /**
   * Fills `target` from `position` on.
   * @returns how many bytes were read, at once or later; 0 only at the end
   * @throws {DataError} when the source cannot be read, or is no longer what it was
   */
  read(position: number, target: Uint8Array): number | Promise<number>;
}

/** The file of the user's that the bytes of a source were made from; plain data. */
export type SourceOrigin = TextOrigin | ParquetOrigin;

export type Compression = 'none' | 'gzip';

/** Rows of a Parquet file, as JSON Lines. */
export interface ParquetOrigin {
  readonly container: 'parquet';
  /** Bytes of the file itself. */
  readonly size: number;
  readonly parquet: ParquetFacts;
  readonly damage?: Damage;
}

/** What a Parquet file is made of. */
export interface ParquetFacts {
  readonly rowGroups: number;
  /** Of its columns, each once. */
  readonly codecs: readonly string[];
}

/** Why the bytes end before the file does, and on which line of the text, or in which row. */
export interface Damage {
  readonly message: string;
  readonly line: number;
}

/** A text that was unpacked, or brought to UTF-8 from another encoding. */
export interface TextOrigin {
  readonly container: 'text';
  /** Bytes of the file itself. */
  readonly size: number;
  readonly compression: Compression;
  /** As the Encoding Standard names it, in lower case. */
  readonly encoding: string;
  /** The text stands in an editor and was not saved. */
  readonly unsaved?: true;
  readonly damage?: Damage;
  /** Position in the unpacked text of the first character that would be written as other bytes than it was read from. */
  readonly oneWayAt?: number;
}

/** Size of the user's file, which what is read was made from. */
export function fileSize({ size, origin }: ByteSource): number {
  return origin?.size ?? size;
}

/** Takes bytes in order. Whoever made it finishes or discards it. */
export interface ByteSink {
  /** `bytes` may be reused by the caller once the promise settles. */
  write(bytes: Uint8Array): Promise<void>;
}

/** A source over bytes in memory. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    version: 'in memory',
    read(position, target) {
      const part = bytes.subarray(position, position + target.length);
      target.set(part);
      return part.length;
    },
  };
}
