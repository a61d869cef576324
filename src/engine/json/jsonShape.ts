/** What the records of a JSON file are. */
export type JsonRecords = 'objects' | 'arrays' | 'values';

/**
 * Where the records of a JSON file stand and what they are: all that scanning them needs. Plain data.
 */
export interface JsonShape {
  /** Whether each line is a record, as in JSON Lines; else they are elements of an array or members of an object. */
  readonly lines: boolean;
  /** Whether a key stands before each record: they are members of an object. */
  readonly keyed: boolean;
  /** Whether there is one record only, which nothing closes. */
  readonly alone: boolean;
  /**
   * Whether several records begin on one line, as where all of the file is one: what counts lines elsewhere counts records
   * then, because a line would not tell which of them is meant.
   */
  readonly sharedLines: boolean;
  readonly records: JsonRecords;
  /** By column, the keys that lead from a record to its value; none where records are not objects. */
  readonly paths: readonly (readonly string[])[];
  /** Keys of no column, which have only been null so far: only another value tells something new. None where left out. */
  readonly nullPaths?: readonly (readonly string[])[];
}

/** Objects inside records become columns of their own down to this depth; deeper ones stay JSON text. */
export const MOST_FLATTENED = 32;
/** Arrays and objects may stand so deep in each other. */
export const DEEPEST = 512;
