import type { ReadProgress, TimedProfile } from '../protocol/datasetApi';
import type { CallContext } from '../protocol/rpc';

/** A reading that begins before anyone asks for it: a page takes a second to load, the file need not wait for that. */
export class EarlyReading {
  private readonly controller = new AbortController();
  private readonly result: Promise<TimedProfile>;
  private latest: ReadProgress | undefined;
  private onProgress: ((progress: ReadProgress) => void) | undefined;

  constructor(read: (context: CallContext<ReadProgress>) => Promise<TimedProfile>) {
    this.result = read({
      signal: this.controller.signal,
      onProgress: (progress) => {
        // Keeps the head, which comes once, for an asker that comes later.
        this.latest = { ...this.latest, ...progress };
        this.onProgress?.(progress);
      },
    });
    // Whoever takes the reading hears of its failure; if no one does, no one needs to.
    this.result.catch(() => undefined);
  }

  /** Hands the reading over, with the progress made so far. */
  take({ signal, onProgress }: CallContext<ReadProgress>): Promise<TimedProfile> {
    signal?.addEventListener('abort', () => {
      this.abandon();
    });
    if (this.latest) onProgress?.(this.latest);
    this.onProgress = onProgress;
    return this.result;
  }

  abandon(): void {
    this.controller.abort();
  }
}
