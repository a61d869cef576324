import type { ByteSink } from '../byteSource';
import type { FitBasis } from '../fit/fitBasis';
import type { FittedTable } from '../fit/fittedTable';
import { type Conversion, conversionTo } from './conversion';
import type { OutputFormat } from './outputFormat';

/** The form that a copy is written in. */
export interface Output {
  /** Left out: records stay in the form they have in the source. */
  readonly conversion?: Conversion;
  /** Encodes the records further, into a form that is not text. Left out: they are written as they are. */
  readonly encoder?: Encoder;
  /** The encoder takes, in place of records, the numbers in them that are scaled: see {@link NumbersWriter}. */
  readonly numbersOnly?: boolean;
}

/** The form of a copy of a file, once it is known what its columns are and how they are scaled. */
export type OutputFor = (profile: FitBasis, table: FittedTable) => Output;

/** @param scaled the names of the columns that hold scaled numbers now */
export type Encoder = (sink: ByteSink, scaled: ReadonlySet<string>) => EncodingSink;

/** A sink whose last bytes come when all is written. */
export interface EncodingSink extends ByteSink {
  /** How many bytes it has passed on. */
  readonly bytes: number;
  /** Writes what is still to be written; does not finish the sink behind it. */
  finish(): Promise<void>;
}

/** A copy in a format that is text. */
export function textOutput(format: Exclude<OutputFormat, 'parquet'>): OutputFor {
  return (profile, table) => ({ conversion: conversionTo(format, profile, table) });
}
