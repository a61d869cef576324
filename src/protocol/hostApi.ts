/** What the webview may ask of the extension host, and what it hears unasked. */
import type {
  ColumnPreview,
  ReadOptions,
  ReadProgress,
  Recipe,
  ScalerChoice,
  TimedProfile,
  WriteResult,
} from './datasetApi';
import type { CallContext } from './rpc';

export interface InspectorInfo {
  /** The file's name without its folders. */
  readonly fileName: string;
  readonly defaultScaler: ScalerChoice;
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
  previewColumn(index: number, choice: ScalerChoice, context: CallContext): Promise<ColumnPreview>;
  /** Asks where to, then writes. Null when the save dialog was dismissed. */
  write(recipe: Recipe, context: CallContext<ReadProgress>): Promise<Written | null>;
  /** Opens the source as text at a physical line (from 1). */
  goToLine(line: number, context: CallContext): Promise<void>;
  /** Opens the file that was written last, as text. */
  openWritten(context: CallContext): Promise<void>;
}

/** Sent by the host to the page without being asked. */
export type HostEvent =
  /** The file changed on disk since it was read. */
  | { readonly type: 'source-changed' }
  /** *Write Normalized Copy…* was invoked while this inspector is active: write with the recipe on screen. */
  | { readonly type: 'write-requested' };
