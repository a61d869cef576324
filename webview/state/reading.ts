/** Reading the file: under way, done, stopped or failed. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DatasetProfile, FileHead, ReadOptions } from '../../src/protocol/datasetApi';
import { Cancelled } from '../../src/protocol/errors';
import type { HostApi } from '../../src/protocol/hostApi';
import { progressClock, type Progress } from '../progress';

/** How the last reading ended. */
export type Outcome =
  | { readonly kind: 'ready'; readonly profile: DatasetProfile; readonly elapsed: number }
  | { readonly kind: 'stopped'; readonly rows: number }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Reading {
  /** Of the last reading; kept while the next one is under way. */
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  /** True once reading takes long enough to say so, and nothing of the file can be shown yet. */
  readonly loading: ReadonlySignal<boolean>;
  /** What the start of a large file tells while the rest is read, or after that was stopped. */
  readonly approximate: ReadonlySignal<DatasetProfile | undefined>;
  readonly progress: ReadonlySignal<Progress | undefined>;
  /** What the head of the file tells before the rest is read. */
  readonly head: ReadonlySignal<FileHead | undefined>;
  /** The file, or its text in an editor, changed since it was read. */
  readonly sourceChanged: ReadonlySignal<boolean>;
  readonly options: ReadonlySignal<ReadOptions>;
  /** Reads the file, also again. A reading under way is given up. */
  readonly read: (options?: ReadOptions) => Promise<void>;
  readonly cancel: () => void;
  readonly noteSourceChanged: () => void;
}

/** Quicker, a skeleton, or numbers that are replaced at once, would only flicker. */
const SLOW_AFTER_MS = 150;

/** @param started settles when the host has answered the first call; nothing is read before */
export function createReading(
  host: HostApi,
  started: Promise<unknown>,
  initialOptions: ReadOptions,
): Reading {
  const outcome = signal<Outcome>();
  const busy = signal(false);
  const slow = signal(false);
  const approximate = signal<DatasetProfile>();
  const progress = signal<Progress>();
  const head = signal<FileHead>();
  const sourceChanged = signal(false);
  const options = signal(initialOptions);
  let controller = new AbortController();

  async function read(newOptions = options.value): Promise<void> {
    controller.abort();
    const own = (controller = new AbortController());
    batch(() => {
      options.value = newOptions;
      busy.value = true;
      progress.value = undefined;
      head.value = undefined;
      sourceChanged.value = false;
    });
    let found: DatasetProfile | undefined;
    const timer = setTimeout(() => {
      batch(() => {
        slow.value = true;
        // What an earlier reading showed gives way, too.
        approximate.value = found;
      });
    }, SLOW_AFTER_MS);
    const result = await profile(newOptions, own, (profile) => {
      found = profile;
      const shown = approximate.value !== undefined || outcome.value?.kind === 'ready';
      if (slow.value || !shown) approximate.value = profile;
    });
    clearTimeout(timer);
    // Given up for a newer reading, whose state this must not touch.
    if (own !== controller) return;
    batch(() => {
      outcome.value = result;
      approximate.value = result.kind === 'stopped' ? found : undefined;
      busy.value = false;
      slow.value = false;
    });
  }

  async function profile(
    readOptions: ReadOptions,
    own: AbortController,
    onApproximate: (profile: DatasetProfile) => void,
  ): Promise<Outcome> {
    const clock = progressClock();
    try {
      await started;
      const timed = await host.profile(readOptions, {
        signal: own.signal,
        onProgress(update) {
          if (own !== controller) return;
          batch(() => {
            progress.value = clock(update);
            if (update.head) head.value = update.head;
            if (update.approximate) onApproximate(update.approximate);
          });
        },
      });
      return { kind: 'ready', ...timed };
    } catch (error) {
      if (error instanceof Cancelled) return { kind: 'stopped', rows: progress.value?.rows ?? 0 };
      return { kind: 'failed', error };
    }
  }

  return {
    outcome,
    busy,
    loading: computed(() => slow.value && !approximate.value),
    approximate,
    progress,
    head,
    sourceChanged,
    options,
    read,
    cancel() {
      controller.abort();
    },
    noteSourceChanged() {
      sourceChanged.value = true;
    },
  };
}
