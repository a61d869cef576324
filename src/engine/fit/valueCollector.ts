import { Moments } from '../stats/moments';
import type { NumberLoops } from '../stats/numberLoops';
import { Reservoir } from '../stats/reservoir';
import { SortedRuns } from '../stats/sortedRuns';
import { ValueChunks } from '../stats/valueChunks';
import type { Task } from '../task';

/** Values of a column that are too many to keep are sampled. */
const SAMPLE = 65_536;

/** Moments of a column, and all of its values, or once they are more than may be kept a random sample. */
export class ValueCollector {
  moments = Moments.none;
  private readonly kept = new ValueChunks();
  private sample: Reservoir | undefined;

  /** @param capacity how many values may be kept; 0: none are wanted, not even a sample */
  constructor(private readonly capacity: number) {}

  add(finite: Float64Array, loops: NumberLoops): void {
    if (finite.length === 0) return;
    this.moments = this.moments.merge(Moments.ofFinite(finite, loops.sums));
    if (this.capacity === 0) return;
    if (!this.sample && this.moments.count > this.capacity) this.startSampling();
    const { sample } = this;
    if (sample) for (const value of finite) sample.add(value);
    else this.kept.append(finite);
  }

  /**
   * The values, or a sample of them; to be called once.
   * @throws {Cancelled}
   */
  sorted(task: Task<never>): Promise<SortedRuns> {
    return SortedRuns.sort(this.sample ? ValueChunks.of(this.sample.values()) : this.kept, task);
  }

  private startSampling(): void {
    this.sample = new Reservoir(Math.min(SAMPLE, this.capacity));
    for (let values = this.kept.take(); values; values = this.kept.take()) {
      for (const value of values) this.sample.add(value);
    }
  }
}
