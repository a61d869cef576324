/** A running sum that keeps what rounding loses (Neumaier's compensated summation). */
export class CompensatedSum {
  private high = 0;
  private low = 0;

  get value(): number {
    return this.high + this.low;
  }

  add(term: number): void {
    const next = this.high + term;
    this.low += Math.abs(this.high) >= Math.abs(term) ? this.high - next + term : term - next + this.high;
    this.high = next;
  }
}
