import type { RunKey } from '../engine/train/experiment';
import { finiteOrNull, type LabRow } from '../engine/train/labRows';
import type { EpochReport } from '../engine/train/trainRun';
import type { LabEpoch, LabProgress } from '../protocol/lab';

/** Milliseconds between two reports: as often as a person can see a curve grow. */
const PAUSE_MS = 80;

interface Pending {
  readonly key: RunKey;
  readonly epochs: LabEpoch[];
  done: boolean;
}

/** Gathers what training tells, every epoch of the curves and the number of runs, and passes it on a few times a second. */
export class LabNews {
  private pending = new Map<string, Pending>();
  private done = 0;
  private reported = 0;
  private last = -Infinity;

  /** @param learningRate of the curves; epochs at others only count as runs */
  constructor(
    private readonly learningRate: number,
    private readonly rows: () => readonly LabRow[],
    private readonly report: ((progress: LabProgress) => void) | undefined,
  ) {}

  addEpoch(key: RunKey, { epoch, trainingLoss, validationLoss }: EpochReport): void {
    if (key.learningRate !== this.learningRate) return;
    this.pendingOf(key).epochs.push({
      epoch,
      training: finiteOrNull(trainingLoss),
      validation: finiteOrNull(validationLoss),
    });
    this.flushWhenDue();
  }

  addRun(key: RunKey): void {
    this.done++;
    if (key.learningRate === this.learningRate) this.pendingOf(key).done = true;
    this.flushWhenDue();
  }

  flush(): void {
    if (this.pending.size === 0 && this.done === this.reported) return;
    const epochs = [...this.pending.values()].map(({ key, ...rest }) => ({
      variant: key.variant,
      seed: key.seed,
      ...rest,
    }));
    const { done } = this;
    this.report?.({ epochs, done, ...(done > this.reported && { rows: this.rows() }) });
    this.reported = done;
    this.pending = new Map();
    this.last = performance.now();
  }

  private flushWhenDue(): void {
    if (performance.now() - this.last >= PAUSE_MS) this.flush();
  }

  private pendingOf(key: RunKey): Pending {
    const name = `${key.variant} ${String(key.seed)}`;
    const known = this.pending.get(name);
    if (known) return known;
    const fresh: Pending = { key, epochs: [], done: false };
    this.pending.set(name, fresh);
    return fresh;
  }
}
