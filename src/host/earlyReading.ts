import type { DatasetProfile, ReadProgress, TimedProfile } from '../protocol/datasetApi';
import type { CallContext } from '../protocol/rpc';

/** A reading that begins before anyone asks for it: a page takes a second to load, the file need not wait for that. */
export class EarlyReading {
  private readonly controller = new AbortController();
  private readonly result: Promise<TimedProfile>;
  private latest: ReadProgress | undefined;
  /** Not worth showing any more once the exact profile is there. */
  private approximate: DatasetProfile | undefined;
  private onProgress: ((progress: ReadProgress) => void) | undefined;

  constructor(read: (context: CallContext<ReadProgress>) => Promise<TimedProfile>) {
    this.result = read({
      signal: this.controller.signal,
      onProgress: (progress) => {
        // Keeps what was found, head and approximate profile, for an asker that comes later.
        const { approximate = this.approximate, ...rest } = progress;
        this.approximate = approximate;
        this.latest = { ...this.latest, ...rest };
        this.onProgress?.(progress);
      },
    });
    // Whoever takes the reading hears of its failure; if no one does, no one needs to.
    const finish = () => {
      this.approximate = undefined;
    };
    this.result.then(finish, finish);
  }

  /** Hands the reading over, with the progress made so far. */
  take({ signal, onProgress }: CallContext<ReadProgress>): Promise<TimedProfile> {
    signal?.addEventListener('abort', () => {
      this.abandon();
    });
    const { latest, approximate } = this;
    if (latest) onProgress?.({ ...latest, ...(approximate && { approximate }) });
    this.onProgress = onProgress;
    return this.result;
  }

  abandon(): void {
    this.controller.abort();
  }
}
