import type { ByteSource } from '../../byteSource';
import { reportFaults, reportInvalidEncoding, reportRaggedRecords } from '../../csv/batchProblems';
import type { Part } from '../../csv/fileParts';
import { ProblemLog } from '../../csv/problemLog';
import { readRecords } from '../../csv/readRecords';
import { recordStartOf } from '../../csv/recordStart';
import type { RecordBatch } from '../../csv/recordBatch';
import { finiteValues } from '../../kernel/finiteValues';
import { type BlockPlace, forEachBlock } from '../../kernel/forEachBlock';
import type { CellBlock, Kernel } from '../../kernel/kernel';
import { newKernel } from '../../kernel/newKernel';
import type { GatheringPlan, NumberGatherer } from '../../kernel/numberGatherer';
import { oneAtATime } from '../../oneAtATime';
import { DistinctBytes } from '../../stats/distinctBytes';
import { chosenKinds } from '../../table/chosenKinds';
import { CellClassifier } from '../../table/cellClassifier';
import { ColumnTally } from '../../table/columnTally';
import { mayIdentify } from '../../scale/advice';
import { silent, type Task } from '../../task';
import { DECIMAL, holdsOthers, numbersIn } from '../../table/cellClass';
import type { ChosenKind } from '../../columnKind';
import { isNumeric } from '../isNumeric';
import { BoundedCounter } from './boundedCounter';
import { GatheredColumn } from './gatheredColumn';
import { packColumns, type PartColumn, type PartColumns } from './partColumns';
import { capacityOf } from './partSizes';
import type {
  CollectedValues,
  Gathered,
  NeededValues,
  PartFound,
  PartInput,
  PartReading,
  Recounted,
  SecondReading,
} from './partTypes';
import { LINES_PER_PART } from './partTypes';
import { RowSample } from './rowSample';

const NO_ROWS = new Uint32Array(0);

/**
 * Reads parts of a file: see {@link PartReading}.
 * @param kernel for the table that is opened first, where there is one already
 */
export function newPartReader(source: ByteSource, kernel?: Kernel): PartReading<Task<never>> {
  let reader: PartReader | undefined;
  let prepared = kernel;
  const opened = () => {
    if (!reader) throw new Error('expected open before this call');
    return reader;
  };
  // One part at a time, whoever asks for how many: they share the reader's memory.
  const inTurn = oneAtATime();
  return {
    prepare(table) {
      prepared = kernelOf(table, source);
      return Promise.resolve();
    },
    open(input) {
      reader = new PartReader(source, input, prepared ?? kernelOf(input, source));
      // The next table may have other columns.
      prepared = undefined;
      return Promise.resolve();
    },
    firstReading: (part, task) => inTurn(() => opened().first(part, task)),
    gathered: () => Promise.resolve(opened().gathered()),
    prepareSecond(reading) {
      opened().prepareSecond(reading);
      return Promise.resolve();
    },
    secondReading: (part, task) => inTurn(() => opened().second(part, task)),
    recounted: () => Promise.resolve(opened().recounted()),
    collect: (needed) => Promise.resolve(opened().collect(needed)),
  };
}

function kernelOf(
  { csv, missingWords }: Pick<PartInput, 'csv' | 'missingWords'>,
  { size }: ByteSource,
): Kernel {
  return newKernel(csv, new CellClassifier(missingWords, csv.dialect), size);
}

class PartReader {
  private readonly classifier: CellClassifier;
  private readonly sample: RowSample;
  /** What each column is to be read as, where that was chosen. */
  private readonly kinds: readonly (ChosenKind | undefined)[];
  private readonly gatheringPlans: readonly GatheringPlan[];
  private readonly gatherer: NumberGatherer;
  private columns: readonly GatheredColumn[];
  /** Those of the last reading, by column. */
  private counters = new Map<number, BoundedCounter>();
  private texts = new Map<number, DistinctBytes>();

  constructor(
    private readonly source: ByteSource,
    private readonly input: PartInput,
    private readonly kernel: Kernel,
  ) {
    const { csv, missingWords, kinds, sampleShare, plans, capacity, momentsOnly } = input;
    this.classifier = new CellClassifier(missingWords, csv.dialect);
    this.sample = new RowSample(sampleShare);
    this.kinds = chosenKinds(kinds, csv.columnNames);
    const columnCount = csv.columnNames.length;
    this.gatheringPlans = csv.columnNames.map((name, index) => ({
      cells: plans.get(index),
      mayIdentify: mayIdentify({ name, index, columnCount }),
      // What does not suit the chosen kind is looked at cell by cell.
      left: this.kinds[index] !== undefined,
    }));
    this.gatherer = this.kernel.newNumberGatherer(this.gatheringPlans, momentsOnly);
    this.columns = this.gatherer.columns.map(
      (numbers, index) => new GatheredColumn(numbers, capacityOf(plans.get(index), capacity)),
    );
    if (momentsOnly) return;
    for (const [column, { texts }] of this.columns.entries()) {
      if (!plans.has(column)) this.kernel.expectTexts(column, texts);
    }
  }

  async first(part: Part, task: Task<never>): Promise<PartFound> {
    const { source, kernel } = this;
    const { csv, momentsOnly } = this.input;
    const from = await recordStartOf(source, csv, part);
    const found = new PartCounts(this.kinds, this.classifier);
    const problems = new ProblemLog();
    let row = 0;
    let unknownKeys = false;
    this.gatherer.restart();
    if (!momentsOnly) this.sample.start(part.index);
    const end = await readRecords(
      source,
      csv,
      kernel,
      {},
      silent(task),
      (batch) => {
        if (batch.json?.unknownKeys) unknownKeys = true;
        if (!momentsOnly) {
          reportRaggedRecords(batch, csv.columnNames.length, problems, kernel);
          reportFaults(batch, problems);
          reportInvalidEncoding(batch, csv.dialect.encoding, problems, kernel);
        }
        forEachBlock(kernel, batch, undefined, (block, place) => {
          this.addBlock(batch, block, place, { part: part.index, row }, found);
          row += place.count;
        });
      },
      undefined,
      { start: from, line: 0, stop: part.stop },
    );
    return {
      start: from,
      end: end.end,
      lines: end.line,
      rows: end.rows,
      unknownKeys,
      problems: problems.first,
      problemCount: problems.count,
      columns: found.columns(this.columns, this.gatherer),
    };
  }

  private addBlock(
    batch: RecordBatch,
    block: CellBlock,
    place: BlockPlace,
    { part, row }: { readonly part: number; readonly row: number },
    found: PartCounts,
  ): void {
    const { kernel } = this;
    const { momentsOnly } = this.input;
    const { first, count, lines } = place;
    const rows = momentsOnly ? NO_ROWS : this.sample.choose(row, count);
    const firstLine = part * LINES_PER_PART;
    const { left, full } = this.gatherer.takeIn(block, lines, firstLine, rows);
    for (const column of full) this.takeOver(column);
    for (const column of left) {
      const gathered = this.columns[column]!;
      const counts = block.counts(column);
      const tally = found.tallies[column]!;
      tally.addMisfits(counts, batch, place, column, this.classifier);
      const kind = this.kinds[column];
      if (kind === undefined ? holdsOthers(counts) : !isNumeric(kind)) {
        if (momentsOnly) continue;
        found.noteTexts(column, counts);
        kernel.countTexts(batch, first, count, column, gathered.texts);
        continue;
      }
      this.takeOver(column);
      const values = block.values(column);
      const finite = finiteValues(block, column, kernel);
      if (finite.length === 0) continue;
      gathered.sum.add(finite);
      if (momentsOnly) {
        this.countForAdvice(gathered, finite, counts, column);
        continue;
      }
      gathered.addToSample(values, rows);
      gathered.distinct.addAll(finite);
      const { lastMin, lastMax } = gathered.sum;
      if (gathered.extremes.wouldTake(lastMin, lastMax, lines[0]! + firstLine)) {
        gathered.extremes.add(values, lines, firstLine, kernel);
      }
      // Last of all: when it keeps less from now on, the finite values are overwritten.
      gathered.counter.add(finite);
    }
    for (const [column, record] of block.overflows) {
      const r = first + record;
      found.tallies[column]!.addOverflow(batch.line[r]!, batch, batch.firstField[r]! + column);
    }
  }

  private takeOver(column: number): void {
    const { gatherer } = this;
    this.columns[column]!.takeOver(gatherer.takeSample(column), gatherer.takeKept(column));
  }

  /** Counts different numbers as far as the advice not to scale asks: two of them, or of integers whether all are different. */
  private countForAdvice(
    { distinct }: GatheredColumn,
    finite: Float64Array,
    counts: ArrayLike<number>,
    column: number,
  ): void {
    const asked = this.gatheringPlans[column]!.mayIdentify && counts[DECIMAL] === 0;
    if (!asked && distinct.hasMoreThan(2)) return;
    distinct.addAll(finite);
  }

  gathered(): readonly Gathered[] {
    this.counters = new Map(this.columns.map(({ counter }, column) => [column, counter]));
    const gathered = this.columns.map((column, index) => {
      this.takeOver(index);
      return column.toParts(this.gatherer.extremes(index));
    });
    this.columns = [];
    return gathered;
  }

  prepareSecond({ plans, capacity, texts }: SecondReading): void {
    this.counters = new Map(
      [...plans].map(([column, plan]) => [
        column,
        new BoundedCounter(this.kernel.newCellCounter(plan), capacity),
      ]),
    );
    this.texts = new Map(texts.map((column) => [column, new DistinctBytes()]));
  }

  async second({ start, stop }: Part & { readonly start: number }, task: Task<never>): Promise<void> {
    const { source, kernel } = this;
    const counted = [...this.counters.keys()];
    await readRecords(
      source,
      this.input.csv,
      kernel,
      {},
      silent(task),
      (batch) => {
        forEachBlock(kernel, batch, counted, (block, { first, count }) => {
          for (const [column, counter] of this.counters) counter.add(finiteValues(block, column, kernel));
          for (const [column, texts] of this.texts) {
            kernel.countTexts(batch, first, count, column, texts);
          }
        });
      },
      undefined,
      { start, line: 0, stop },
    );
  }

  recounted(): Recounted {
    return {
      cells: new Map([...this.counters].map(([column, counter]) => [column, counter.totals()])),
      texts: new Map([...this.texts].map(([column, texts]) => [column, texts.toParts()])),
    };
  }
  collect(needed: NeededValues): CollectedValues {
    return new Map(
      [...needed].map(([column, intervals]) => [column, this.counters.get(column)!.collect(intervals)]),
    );
  }
}

/** What is counted of one part alone. */
class PartCounts {
  readonly tallies: readonly ColumnTally[];
  /** How many numbers stood in blocks whose texts were counted, by column; of the others there were no such blocks. */
  private readonly amongTexts = new Map<number, number>();

  constructor(kinds: readonly (ChosenKind | undefined)[], classifier: CellClassifier) {
    const words = classifier.missingWords.length;
    this.tallies = kinds.map((kind) => new ColumnTally(words, kind));
  }

  /**
   * The texts of a block of the column were counted.
   * @param counts of its cells
   */
  noteTexts(column: number, counts: ArrayLike<number>): void {
    this.amongTexts.set(column, (this.amongTexts.get(column) ?? 0) + numbersIn(counts));
  }

  /** With the moments of the part, and its counts of cells. */
  columns(gathered: readonly GatheredColumn[], gatherer: NumberGatherer): PartColumns {
    return packColumns(
      this.tallies.map((tally, column) => {
        const { counts, wordCounts } = gatherer.counted(column);
        tally.addCounts(counts, wordCounts);
        const { moments } = gathered[column]!.sum;
        return { tally: tally.toParts(), moments, texts: this.textsCounted(column, counts) };
      }),
    );
  }

  /** Blocks of numbers are those whose texts were not counted. */
  private textsCounted(column: number, counts: ArrayLike<number>): PartColumn['texts'] {
    const amongTexts = this.amongTexts.get(column);
    if (numbersIn(counts) === (amongTexts ?? 0)) return 'all';
    return amongTexts === undefined ? 'none' : 'some';
  }
}
