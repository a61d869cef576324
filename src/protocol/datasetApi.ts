/** What the worker of a data file answers. */
import type { DatasetProfile, ReadProgress } from '../engine/dataset';
import type { ColumnPreview, ColumnStrip } from '../engine/preview/previews';
import type { ReadOptions } from '../engine/readOptions';
import type { WriteResult } from '../engine/write/writeResult';
import type { BatchAnswer } from '../engine/batchNorm/view/batchAnswer';
import type { BatchQuestion } from '../engine/batchNorm/view/batchQuestion';
import type { NoiseAnswer } from '../engine/batchNorm/view/noiseAnswer';
import type { RunningRule } from '../engine/batchNorm/runningStatistics';
import type { OutputFormat } from '../engine/convert/outputFormat';
import type { Recipe } from '../engine/recipe';
import type { LabProgress, LabRequest, LabResult, RunKey } from './lab';
import type { CallContext } from './rpc';

export type * from '../engine/columnKind';
export type * from '../engine/dataset';
export type * from '../engine/dialect';
export type * from '../engine/preview/previews';
export type * from '../engine/readOptions';
export type * from '../engine/write/writeResult';
export type { ParquetFacts } from '../engine/byteSource';
export type * from '../engine/recipe';
export type * from '../engine/batchNorm/view/batchAnswer';
export type * from '../engine/batchNorm/view/batchPicture';
export type * from '../engine/batchNorm/view/batchQuestion';
export type { MaybeNumber } from '../engine/batchNorm/view/maybeNumber';
export type * from '../engine/batchNorm/view/noiseAnswer';
export type * from '../engine/batchNorm/view/relatives';
export type * from '../engine/batchNorm/view/shownTrace';
export type { RowOrder } from '../engine/batchNorm/batchOrder';
export type { RunningRule } from '../engine/batchNorm/runningStatistics';
export type { DataErrorCode, DataErrorDetails } from '../engine/dataError';

/** Where the bytes are: a path that the worker reads itself, or bytes that the host has read. */
export type SourceReference =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'bytes';
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Present for the text of an editor, which is UTF-8 here: where its file is, and in which encoding it is saved. */
      readonly unsaved?: { readonly path?: string; readonly encoding: string };
    };

/** Where the written bytes go: a path that the worker writes itself, or back to the host. */
export type TargetReference =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'bytes'; readonly name: string };

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

  /** A column of the last profile, exact or approximate, before and after its scaler. */
  previewColumn(index: number, recipe: Recipe, context: CallContext<ReadProgress>): Promise<ColumnPreview>;

  /** All numeric columns of the last profile on one axis, before and after their scalers. */
  compareColumns(recipe: Recipe, context: CallContext<ReadProgress>): Promise<readonly ColumnStrip[]>;

  /** A batch of a Batch Normalization layer over columns of the last profile, exact or approximate. */
  simulateBatch(question: BatchQuestion, context: CallContext<ReadProgress>): Promise<BatchAnswer>;

  /** How the means of batches of the shown column scatter. */
  batchMeanNoise(question: BatchQuestion, context: CallContext<ReadProgress>): Promise<NoiseAnswer>;

  /** The batch as a Python program that asserts its numbers. */
  batchSnippet(
    question: BatchQuestion,
    library: RunningRule['library'],
    context: CallContext<ReadProgress>,
  ): Promise<string>;

  /**
   * Writes a normalized copy of the last profile's file, once it is exact. `bytes` is present for a `bytes` target.
   * @param format null: what the target's name says, else that of the file
   */
  write(
    target: TargetReference,
    recipe: Recipe,
    format: OutputFormat | null,
    context: CallContext<ReadProgress>,
  ): Promise<WriteResult & { readonly written?: Uint8Array }>;

  /** The text of a file that keeps the scalers fitted to the last profile's file. */
  scalerText(recipe: Recipe, context: CallContext<ReadProgress>): Promise<string>;

  /** The text of a file that keeps a recipe for the last profile's file. */
  recipeText(recipe: Recipe, context: CallContext): Promise<string>;

  /**
   * The recipe that a file keeps.
   * @param name of the file, for messages
   */
  parseRecipe(text: string, name: string, context: CallContext): Promise<Recipe>;

  /**
   * Writes a copy of a file, scaled by saved scalers or brought back by their inverses. Needs no profile.
   * @param scaler the text of the file that keeps them, and its name
   */
  applyScaler(
    source: SourceReference,
    options: ReadOptions,
    scaler: { readonly text: string; readonly name: string },
    inverse: boolean,
    target: TargetReference,
    context: CallContext<ReadProgress>,
  ): Promise<AppliedScaler>;

  /** Trains an experiment on the last profile's file, once it is exact; one at a time. */
  train(request: LabRequest, context: CallContext<LabProgress>): Promise<LabResult>;

  /** Lets training rest, or go on. */
  restTraining(resting: boolean, context: CallContext): Promise<void>;

  /** A run of the last experiment as a PyTorch script. */
  trainingScript(key: RunKey, context: CallContext): Promise<string>;
}

/** What applying a saved scaler wrote. */
export interface AppliedScaler extends WriteResult {
  readonly written?: Uint8Array;
  /** After an inverse: columns in which not every number came back. */
  readonly lossyColumns: readonly string[];
}
