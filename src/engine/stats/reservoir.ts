import { randomNumbers } from '../random';

/**
 * A uniform random sample of bounded size from a stream of any length (Vitter's algorithm R), with a generator of
 * its own, so that the same stream gives the same sample.
 */
export class Reservoir {
  /** Values offered so far. As long as this is no more than the capacity, the sample holds them all. */
  seen = 0;
  private sample = new Float64Array(0);
  private readonly random = randomNumbers(0x9e3779b9);

  /** `capacity` is at least 1. */
  constructor(readonly capacity: number) {}

  add(value: number): void {
    if (this.seen < this.capacity) {
      if (this.seen === this.sample.length) this.grow();
      this.sample[this.seen++] = value;
      return;
    }
    this.seen++;
    const place = Math.floor(this.random() * this.seen);
    if (place < this.capacity) this.sample[place] = value;
  }

  /** The sample, in no particular order. */
  values(): Float64Array {
    return this.sample.subarray(0, Math.min(this.seen, this.capacity));
  }

  private grow(): void {
    const larger = new Float64Array(Math.min(this.capacity, Math.max(16, 2 * this.sample.length)));
    larger.set(this.sample);
    this.sample = larger;
  }
}
