/** Why data could not be processed. Hosts may act on the code; people read the message. */
export type DataErrorCode =
  | 'empty-file'
  | 'binary-file'
  | 'unsupported-encoding'
  | 'damaged-file'
  | 'invalid-dialect'
  | 'unterminated-quote'
  | 'invalid-json'
  | 'not-a-table'
  | 'ambiguous-table'
  | 'too-many-columns'
  | 'unequal-columns'
  | 'too-large'
  | 'record-too-long'
  | 'missing-file'
  | 'is-a-folder'
  | 'permission-denied'
  | 'changed-while-reading'
  | 'read-failed'
  | 'write-failed'
  | 'unknown-column'
  | 'not-numeric'
  | 'invalid-scaler'
  | 'invalid-fit'
  | 'invalid-file'
  | 'missing-in-row'
  | 'columns-differ'
  | 'invalid-batch-norm'
  | 'batch-of-one'
  | 'not-trainable'
  | 'invalid-parquet'
  | 'unsupported-parquet';

/** Where in the file, and what stands there. */
export interface DataErrorDetails {
  /** The name of the file, where it is another one than that which is shown or scaled. */
  readonly file?: string;
  /** Physical line, from 1. */
  readonly line?: number;
  /** Character in that line, from 1. */
  readonly column?: number;
  /** Complete rows before the fault. */
  readonly rowsBefore?: number;
  /** A few lines around the fault, as text. */
  readonly excerpt?: readonly { readonly line: number; readonly text: string }[];
  /** Of an ambiguous file: the paths of the tables in it. */
  readonly candidates?: readonly string[];
  /** Members of ReadOptions that mean nothing for the file. */
  readonly inapplicable?: readonly string[];
  /** What to do about it, in one sentence. */
  readonly hint?: string;
}

/**
 * Data that cannot be processed: the message names what was expected and what was found, without a trailing
 * period; `details` says where, and what to do.
 */
export class DataError extends Error {
  override readonly name = 'DataError';

  /** By name: the bundle for Parquet has a class of its own, whose errors are caught outside of it. */
  static override [Symbol.hasInstance](value: unknown): value is DataError {
    return value instanceof Error && value.name === 'DataError';
  }

  constructor(
    readonly code: DataErrorCode,
    message: string,
    readonly details: DataErrorDetails = {},
  ) {
    super(message);
  }
}
