import { mixBits } from '../../random';

/** Chooses rows at random, by their part and place in it, so that it does not matter who reads them when. */
export class RowSample {
  private readonly threshold: number;
  private readonly rows = new Uint32Array(16_384);

  /** @param share of the rows that is chosen, 0 to 1 */
  constructor(share: number) {
    this.threshold = share * 2 ** 32;
  }

  /**
   * The chosen ones among `count` rows of a part from row `first` on, counted from `first`. Valid until the next call.
   */
  choose(part: number, first: number, count: number): Uint32Array {
    const { rows, threshold } = this;
    const seed = Math.imul(part + 1, 0x9e3779b1);
    let chosen = 0;
    for (let row = 0; row < count; row++) {
      if (mixBits(seed ^ (first + row)) < threshold) rows[chosen++] = row;
    }
    return rows.subarray(0, chosen);
  }
}
