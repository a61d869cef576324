import type { ChosenKind } from '../../columnKind';
import { finiteValues } from '../../kernel/finiteValues';
import type { CellBlock, Kernel } from '../../kernel/kernel';
import type { NumberLoops } from '../../stats/numberLoops';
import { planFirstPass, type CountingPlan } from '../../stats/countingPlan';
import { SortedRuns } from '../../stats/sortedRuns';
import { holdsNumbers } from '../../table/cellClass';
import { ColumnTally } from '../../table/columnTally';
import { isNumeric } from '../isNumeric';

/** Values of a stretch that are compared with those of the stretch before, and how many of them there have to be. */
const COMPARED = 8;
const FEWEST_COMPARED = 4;

/** What stretches of a file show of one of its columns. */
export class ForeseenColumn {
  private readonly tally: ColumnTally;
  /** The finite values, block by block. */
  private readonly values: Float64Array[] = [];
  private stretches = 0;
  /** How often none of a stretch's values lay among those of the stretch before; and these. */
  private apart = 0;
  private min = -Infinity;
  private max = Infinity;

  constructor(missingWords: number, kind: ChosenKind | undefined) {
    this.tally = new ColumnTally(missingWords, kind);
  }

  /**
   * @param block cells of several stretches
   * @param begins the records of the block that they begin with; the first is 0
   */
  add(block: CellBlock, column: number, begins: readonly number[], kernel: Pick<Kernel, 'keepFinite'>): void {
    this.tally.addCounts(block.counts(column), block.wordCounts(column));
    if (!holdsNumbers(block.counts(column))) return;
    const values = block.values(column);
    for (let s = 0; s < begins.length; s++) {
      this.compare(values, begins[s]!, s + 1 < begins.length ? begins[s + 1]! : values.length);
    }
    this.values.push(finiteValues(block, column, kernel).slice());
  }

  /** Compares a few values of a stretch with those of the stretch before. */
  private compare(values: Float64Array, from: number, to: number): void {
    let min = Infinity;
    let max = -Infinity;
    let found = 0;
    const step = Math.max(1, Math.floor((to - from) / COMPARED));
    for (let r = from; r < to; r += step) {
      const x = values[r]!;
      if (x - x !== 0) continue;
      found++;
      if (x < min) min = x;
      if (x > max) max = x;
    }
    // Two values or three often lie apart by chance.
    if (found < FEWEST_COMPARED) return;
    if (min > this.max || max < this.min) this.apart++;
    this.min = min;
    this.max = max;
    this.stretches++;
  }

  /** Whether numbers of it would be counted and kept. */
  get holdsNumbers(): boolean {
    return isNumeric(this.tally.kind);
  }

  /**
   * What the first reading is to count and keep; undefined for a column of texts, or where that would not pay.
   * @param scale how many times as long the file is as all stretches
   */
  plan(scale: number, loops: Pick<NumberLoops, 'sort'>): CountingPlan | undefined {
    const { stretches, apart } = this;
    const { kind, holdsIntegers } = this.tally;
    if (!isNumeric(kind) && kind !== 'empty') return undefined;
    const values = concatenated(this.values);
    const { length } = values;
    // Where values follow those before them, such as numbers of rows, a sample may be off by a stretch.
    const unsure = apart > stretches / 2 ? length / stretches : 0;
    loops.sort(values);
    const sample = SortedRuns.ofSorted([values]);
    return planFirstPass(length * scale, kind !== 'number' && holdsIntegers, sample, unsure);
  }
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
