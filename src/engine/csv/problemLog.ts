import type { Problem, ProblemCode } from '../dataset';

const KEPT = 100;

/**
 * Counts problems and keeps the first ones in file order. They may be added in any order; of those on one line the
 * first added comes first.
 */
export class ProblemLog {
  private readonly kept: Problem[] = [];
  private total = 0;

  get count(): number {
    return this.total;
  }

  /** The first 100, by line. */
  get first(): readonly Problem[] {
    return this.kept;
  }

  /** @param describe makes the message; called only when the problem is kept */
  add(code: ProblemCode, line: number, describe: () => string): void {
    this.total++;
    this.keep(line, () => ({ code, line, message: describe() }));
  }

  /** Counts problems that stand behind the first 100 of their kind. */
  addUnkept(count: number): void {
    this.total += count;
  }

  /** Takes over what another log holds. */
  merge(other: Pick<ProblemLog, 'first' | 'count'>): void {
    this.addAll(other.first);
    this.addUnkept(other.count - other.first.length);
  }

  addAll(problems: readonly Problem[]): void {
    this.total += problems.length;
    for (const problem of problems) this.keep(problem.line, () => problem);
  }

  private keep(line: number, make: () => Problem): void {
    let place = this.kept.length;
    while (place > 0 && this.kept[place - 1]!.line > line) place--;
    if (place === KEPT) return;
    if (this.kept.length === KEPT) this.kept.pop();
    this.kept.splice(place, 0, make());
  }
}
