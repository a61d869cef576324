import { randomNumbers, seedFor } from '../../random';

/** Chooses rows at random, from each part with numbers of its own, so that it does not matter who reads them when. */
export class RowSample {
  private readonly rows = new Uint32Array(16_384);
  private random: () => number = () => 0;
  /** The next row that is chosen, counted from the part's start. */
  private next = 0;
  private readonly logOfRest: number;

  /** @param share of the rows that is chosen, more than 0 and less than 1 */
  constructor(share: number) {
    this.logOfRest = Math.log(1 - share);
  }

  /** Begins with the first row of a part. */
  start(part: number): void {
    this.random = randomNumbers(seedFor(0, part));
    this.next = this.gap();
  }

  /**
   * The chosen ones among the part's rows from `first` on, `count` of them, counted from `first`: the rows behind those of
   * the call before. Valid until the next call.
   */
  choose(first: number, count: number): Uint32Array {
    let chosen = 0;
    for (; this.next < first + count; this.next += 1 + this.gap()) this.rows[chosen++] = this.next - first;
    return this.rows.subarray(0, chosen);
  }

  /** How many rows are passed over before the next one that is chosen: a geometric distribution. */
  private gap(): number {
    return Math.floor(Math.log(1 - this.random()) / this.logOfRest);
  }
}
