/** Positions in a file, by place, as many as come. */
export class Positions {
  private all = new Uint32Array(1024);
  length = 0;

  set(place: number, position: number): void {
    if (place >= this.all.length) {
      const larger = new Uint32Array(2 * place);
      larger.set(this.all);
      this.all = larger;
    }
    this.all[place] = position;
    this.length = Math.max(this.length, place + 1);
  }

  /** 0 where there is none. */
  at(place: number): number {
    return place < this.length ? this.all[place]! : 0;
  }

  /** Missing ones are 0. */
  finish(length: number): Uint32Array {
    const result = new Uint32Array(length);
    result.set(this.all.subarray(0, Math.min(length, this.length)));
    return result;
  }
}
