/** Bytes that can be read again from any position: a file, or a block of memory. */
export interface ByteSource {
  /** For messages: the file's name without its folders. */
  readonly name: string;
  readonly size: number;
  /** Differs from that of an earlier source of the same name when the content may have changed. */
  readonly version: string;
  /** Where the bytes were made from another file; left out: they are the file's own. */
  readonly origin?: SourceOrigin;
  /**
   * Fills `target` from `position` on.
   * @returns how many bytes were read, at once or later; 0 only at the end
   * @throws {DataError} when the source cannot be read, or is no longer what it was
   */
  read(position: number, target: Uint8Array): number | Promise<number>;
}

/** The file of the user's that the bytes of a source were made from; plain data. */
export interface SourceOrigin {
  readonly container: 'parquet';
  /** Bytes of the file itself. */
  readonly size: number;
  readonly parquet: ParquetFacts;
}

/** What a Parquet file is made of. */
export interface ParquetFacts {
  readonly rowGroups: number;
  /** Of its columns, each once. */
  readonly codecs: readonly string[];
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
