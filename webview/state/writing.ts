/** Writing the normalized copy. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ReadProgress, Recipe } from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi, Written } from '../../src/protocol/hostApi';
import { progressClock, type Progress } from '../progress';

export type WriteState =
  | { readonly kind: 'idle' }
  /** Without progress for as long as the save dialog is open. */
  | { readonly kind: 'busy'; readonly progress?: Progress }
  | { readonly kind: 'written'; readonly written: Written }
  /** A recipe or a scaler was saved. */
  | { readonly kind: 'saved'; readonly fileName: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Writing {
  readonly state: ReadonlySignal<WriteState>;
  /**
   * Does nothing while another write is under way.
   * @param as in the format of the file, or in one that is asked for
   */
  readonly write: (recipe: Recipe, as: 'same' | 'asked') => Promise<void>;
  readonly cancel: () => void;
  readonly noteSaved: (fileName: string) => void;
  /** Forgets the result: it is no longer about what is on screen. */
  readonly clear: () => void;
}

export function createWriting(host: HostApi): Writing {
  const state = signal<WriteState>({ kind: 'idle' });
  let controller = new AbortController();

  async function run(recipe: Recipe, as: 'same' | 'asked', own: AbortController): Promise<WriteState> {
    // Choosing where to write takes its time too, but not the disk's: the clock starts with the first report.
    const clock = progressClock();
    try {
      const context = {
        signal: own.signal,
        onProgress(update: ReadProgress) {
          if (own.signal.aborted) return;
          state.value = { kind: 'busy', progress: clock(update) };
        },
      };
      const written = await (as === 'same' ? host.write(recipe, context) : host.writeAs(recipe, context));
      return written ? { kind: 'written', written } : { kind: 'idle' };
    } catch (error) {
      return error instanceof Cancelled ? { kind: 'stopped' } : { kind: 'failed', error };
    }
  }

  return {
    state,
    async write(recipe, as) {
      if (state.peek().kind === 'busy') return;
      controller = new AbortController();
      state.value = { kind: 'busy' };
      state.value = await run(recipe, as, controller);
    },
    cancel() {
      controller.abort();
    },
    noteSaved(fileName) {
      if (state.peek().kind !== 'busy') state.value = { kind: 'saved', fileName };
    },
    clear() {
      // Peeked at, so that an effect may call this without following the state.
      if (state.peek().kind !== 'busy') state.value = { kind: 'idle' };
    },
  };
}
