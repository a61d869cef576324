import type { Distinct } from '../dataset';
import { HyperLogLog } from './hyperLogLog';

/** More different numbers than this are counted approximately. */
const LIMIT = 1_000;

/** Counts different numbers (0 and −0 are one): exactly up to 1,000, then by an estimate that says so. */
export class DistinctNumbers {
  private exact: Set<number> | undefined = new Set();
  private readonly estimate = new HyperLogLog();
  private readonly value = new Float64Array(1);
  private readonly words = new Uint32Array(this.value.buffer);

  add(value: number): void {
    if (!this.exact) {
      this.addToEstimate(value);
      return;
    }
    this.exact.add(value);
    if (this.exact.size <= LIMIT) return;
    for (const seen of this.exact) this.addToEstimate(seen);
    this.exact = undefined;
  }

  result(): Distinct {
    return this.exact ? this.exact.size : { approximate: this.estimate.estimate() };
  }

  private addToEstimate(value: number): void {
    this.value[0] = value + 0;
    this.estimate.add(this.words[0]!, this.words[1]!);
  }
}
