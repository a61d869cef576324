/** What the webview may ask of the extension host, and what it hears unasked. */
import type {
  BatchAnswer,
  BatchQuestion,
  ColumnPreview,
  ColumnStrip,
  DefaultChoice,
  NoiseAnswer,
  ReadOptions,
  ReadProgress,
  Recipe,
  RunningRule,
  TimedProfile,
  WriteResult,
} from './datasetApi';
import type { LabProgress, LabRequest, LabResult, RunKey } from './lab';
import type { CallContext } from './rpc';

/** A view that a command of its own opens. */
export type RequestedView = 'batchNorm';

export interface InspectorInfo {
  /** The file's name without its folders. */
  readonly fileName: string;
  readonly defaultScaler: DefaultChoice;
  /** Words that count as missing where the page names none. */
  readonly missingWords: readonly string[];
  /** The view that a command asked for before there was a page. */
  readonly view?: RequestedView;
}

/** A finished write; the name is for display, the host remembers where the file is. */
export interface Written extends WriteResult {
  readonly fileName: string;
}

export interface HostApi {
  /** The first call of a page: the webview is ready. */
  start(context: CallContext): Promise<InspectorInfo>;
  /** Reads the file, or reads it again with other options. */
  profile(options: ReadOptions, context: CallContext<ReadProgress>): Promise<TimedProfile>;
  previewColumn(index: number, recipe: Recipe, context: CallContext<ReadProgress>): Promise<ColumnPreview>;
  compareColumns(recipe: Recipe, context: CallContext<ReadProgress>): Promise<readonly ColumnStrip[]>;
  simulateBatch(question: BatchQuestion, context: CallContext<ReadProgress>): Promise<BatchAnswer>;
  batchMeanNoise(question: BatchQuestion, context: CallContext<ReadProgress>): Promise<NoiseAnswer>;
  /** Puts the batch into the clipboard as a Python program that asserts its numbers. */
  copyBatch(
    question: BatchQuestion,
    library: RunningRule['library'],
    context: CallContext<ReadProgress>,
  ): Promise<void>;
  /** Asks where to, then writes. Null when the save dialog was dismissed. */
  write(recipe: Recipe, context: CallContext<ReadProgress>): Promise<Written | null>;
  /** Asks in which format and where to, then writes. */
  writeAs(recipe: Recipe, context: CallContext<ReadProgress>): Promise<Written | null>;
  /** Asks where to, then keeps the fitted scalers in a file. The file's name, or null when the dialog was dismissed. */
  saveScaler(recipe: Recipe, context: CallContext<ReadProgress>): Promise<string | null>;
  /** Asks where to, then keeps the recipe in a file. */
  saveRecipe(recipe: Recipe, context: CallContext): Promise<string | null>;
  /** Asks for a recipe file and reads it. */
  openRecipe(context: CallContext): Promise<Recipe | null>;
  /** Asks for another file to fit on: its path as seen from the source's folder. */
  pickFitFile(context: CallContext): Promise<string | null>;
  /** Opens the source as text at a physical line (from 1). */
  goToLine(line: number, context: CallContext): Promise<void>;
  /** Opens the file that was written last, as text. */
  openWritten(context: CallContext): Promise<void>;
  /** Trains an experiment on the file; a page trains one at a time. */
  train(request: LabRequest, context: CallContext<LabProgress>): Promise<LabResult>;
  restTraining(resting: boolean, context: CallContext): Promise<void>;
  /** Puts a run of the last experiment on the clipboard, as a PyTorch script. */
  copyTrainingScript(key: RunKey, context: CallContext): Promise<void>;
}

/** Sent by the host to the page without being asked. */
export type HostEvent =
  /** The file, or its text in an editor, changed since it was read. */
  | { readonly type: 'source-changed' }
  /** *Write Normalized Copy…* was invoked while this inspector is active: write with the recipe on screen. */
  | { readonly type: 'write-requested' }
  /** *Write as…* was: the same, in a format that is asked for. */
  | { readonly type: 'write-as-requested' }
  /** A command asks for a view. */
  | { readonly type: 'show-view'; readonly view: RequestedView };
