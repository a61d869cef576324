import type { ChosenKind } from '../../dataset';
import type { NumberLoops } from '../../stats/numberLoops';
import { planFirstPass, type CountingPlan } from '../../stats/countingPlan';
import { SortedRuns } from '../../stats/sortedRuns';
import { ValueChunks } from '../../stats/valueChunks';
import { ColumnTally } from '../../table/columnTally';
import type { Task } from '../../task';
import { isNumeric } from '../isNumeric';

/** What stretches of a file show of one of its columns. */
export class ForeseenColumn {
  readonly tally: ColumnTally;
  private readonly values = new ValueChunks();
  private stretches = 0;
  /** How often no value of a stretch lay among those of the stretch before. */
  private apart = 0;
  private before: readonly [min: number, max: number] = [-Infinity, Infinity];

  constructor(missingWords: number, kind: ChosenKind | undefined) {
    this.tally = new ColumnTally(missingWords, kind);
  }

  /** @param finite the finite values of a stretch */
  add(finite: Float64Array, { extent }: Pick<NumberLoops['sums'], 'extent'>): void {
    if (finite.length === 0) return;
    this.values.append(finite);
    const [min, max] = extent(finite);
    if (min > this.before[1] || max < this.before[0]) this.apart++;
    this.before = [min, max];
    this.stretches++;
  }

  /**
   * What the first reading is to count and keep; undefined for a column of texts, or where that would not pay.
   * @param scale how many times as long the file is as all stretches
   * @throws {Cancelled}
   */
  async plan(scale: number, loops: NumberLoops, task: Task<never>): Promise<CountingPlan | undefined> {
    const { values, stretches, apart } = this;
    const { kind, holdsIntegers } = this.tally;
    if (!isNumeric(kind) && kind !== 'empty') return undefined;
    const { length } = values;
    // Where values follow those before them, such as numbers of rows, a sample may be off by a stretch.
    const unsure = apart > stretches / 2 ? length / stretches : 0;
    const { runs } = await SortedRuns.sort(values, task, loops);
    return planFirstPass(length * scale, kind !== 'number' && holdsIntegers, SortedRuns.merged(runs), unsure);
  }
}
