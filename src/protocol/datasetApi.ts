/** What the worker of a data file answers. */
import type {
  ColumnPreview,
  DatasetProfile,
  ReadOptions,
  ReadProgress,
  Recipe,
  ScalerChoice,
  WriteResult,
} from '../engine/dataset';
import type { CallContext } from './rpc';

export type * from '../engine/dataset';
export type { DataErrorCode, DataErrorDetails } from '../engine/dataError';

/** Where the bytes are: a path that the worker reads itself, or bytes that the host has read. */
export type SourceReference =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

/** Where the written bytes go: a path that the worker writes itself, or back to the host. */
export type TargetReference = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'bytes' };

/** A profile, and how long the worker took for it, in milliseconds. */
export interface TimedProfile {
  readonly profile: DatasetProfile;
  readonly elapsed: number;
}

export interface DatasetApi {
  /** Reads the whole file; what it finds is kept for the calls below, the approximate profile of a large file too. */
  profile(
    source: SourceReference,
    options: ReadOptions,
    context: CallContext<ReadProgress>,
  ): Promise<TimedProfile>;

  /** A column of the last profile, exact or approximate, before and after a scaler. */
  previewColumn(index: number, choice: ScalerChoice, context: CallContext): Promise<ColumnPreview>;

  /** Writes a normalized copy of the last profile's file, once it is exact. `bytes` is present for a `bytes` target. */
  write(
    target: TargetReference,
    recipe: Recipe,
    context: CallContext<ReadProgress>,
  ): Promise<WriteResult & { readonly written?: Uint8Array }>;
}
