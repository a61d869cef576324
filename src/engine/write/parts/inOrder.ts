/** Takes results as they come and gives them in order, while those in front of the next are few. */
export class InOrder<T> {
  private readonly results = new Map<number, T>();
  private taken = 0;
  private closed: Error | undefined;
  private waiting: (() => void)[] = [];

  /** @param ahead how many results, from the next one on, there is room for */
  constructor(private readonly ahead: number) {}

  /** Waits until there is room for a result; false when it is no longer wanted. */
  async roomFor(index: number): Promise<boolean> {
    while (!this.closed && index >= this.taken + this.ahead) await this.change();
    return !this.closed;
  }

  put(index: number, result: T): void {
    this.results.set(index, result);
    this.wake();
  }

  /**
   * The next result in order.
   * @throws why none will come
   */
  async take(): Promise<T> {
    const index = this.taken;
    while (!this.results.has(index)) {
      if (this.closed) throw this.closed;
      await this.change();
    }
    const result = this.results.get(index)!;
    this.results.delete(index);
    this.taken++;
    this.wake();
    return result;
  }

  /** No more results are wanted, or will come. */
  close(reason: Error): void {
    this.closed ??= reason;
    this.wake();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resume of waiting) resume();
  }
}
