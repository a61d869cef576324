import type { ReadProgress, TimedProfile } from '../protocol/datasetApi';
import type { CallContext } from '../protocol/rpc';

/** A reading that begins before anyone asks for it: a page takes a second to load, the file need not wait for that. */
export class EarlyReading {
  private readonly controller = new AbortController();
  private readonly result: Promise<TimedProfile>;
  private latest: ReadProgress | undefined;
  private done = false;
  private onProgress: ((progress: ReadProgress) => void) | undefined;

  constructor(read: (context: CallContext<ReadProgress>) => Promise<TimedProfile>) {
    this.result = read({
      signal: this.controller.signal,
      onProgress: (progress) => {
        // Keeps what comes once, head and approximate profile, for an asker that comes later.
        this.latest = { ...this.latest, ...progress };
        this.onProgress?.(progress);
      },
    });
    // Whoever takes the reading hears of its failure; if no one does, no one needs to.
    const finish = () => {
      this.done = true;
    };
    this.result.then(finish, finish);
  }

  /** Hands the reading over, with the progress made so far. */
  take({ signal, onProgress }: CallContext<ReadProgress>): Promise<TimedProfile> {
    signal?.addEventListener('abort', () => {
      this.abandon();
    });
    if (this.latest) onProgress?.(this.done ? withoutApproximate(this.latest) : this.latest);
    this.onProgress = onProgress;
    return this.result;
  }

  abandon(): void {
    this.controller.abort();
  }
}

/** What is to be replaced at once need not be shown. */
function withoutApproximate({ approximate: _, ...rest }: ReadProgress): ReadProgress {
  return rest;
}
