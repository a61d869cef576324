import type { ByteSource } from '../../byteSource';
import { DataError } from '../../dataError';
import type { ReadProgress } from '../../dataset';
import type { ReadOptions } from '../../readOptions';
import type { Task } from '../../task';
import { copyAsKeras } from '../copy/copyAsKeras';
import { copyAsPyTorch } from '../copy/copyAsPyTorch';
import type { NoisePoint } from '../meanNoise';
import { type BatchNormData, readBatchNormData } from '../readBatchNormData';
import type { RunningRule } from '../runningStatistics';
import type { SimulatedBatch } from '../simulate';
import { requireEpsilon } from '../simulationSettings';
import { batchOfOne } from '../trainMode';
import { dataFacts, planFacts, shownBatch, type ShownColumn, shownColumn } from './answerBatch';
import type { BatchAnswer } from './batchAnswer';
import { binColumn } from './batchPicture';
import { planBatches } from './batchPlan';
import { outputSettings, type BatchQuestion, runSettings } from './batchQuestion';
import { BatchTrail } from './batchTrail';
import { type NoiseAnswer, noiseAnswer, noisePoints } from './noiseAnswer';
import { SimulationRun } from './simulationRun';

/** Rows that are kept, as on the command line; of more, a sample, always the same one. */
const LIMIT = { maxRows: 1_000_000, seed: 0 };

/** A program that holds more numbers is no example any more. */
const MOST_COPIED_ROWS = 1000;

/** Opens the file and closes it after use. */
export type OpenSource = <T>(use: (source: ByteSource) => Promise<T>) => Promise<T>;

/** Batch Normalization of a file's columns, batch by batch. What was read and simulated for one answer is kept for the next. */
export class BatchSimulator {
  private data: { readonly key: string; readonly found: BatchNormData } | undefined;
  private trail: { readonly key: string; readonly found: BatchTrail } | undefined;
  private run: { readonly key: string; readonly found: SimulationRun } | undefined;
  private column: { readonly key: string; readonly found: ShownColumn } | undefined;
  private noise: { readonly key: string; readonly found: readonly NoisePoint[] } | undefined;

  constructor(
    private readonly options: ReadOptions,
    private readonly open: OpenSource,
  ) {}

  /**
   * One batch of the layer, and the running statistics up to it.
   * @throws {DataError} when the columns cannot be read as numbers, or a setting makes no sense; a batch of one row that
   *   PyTorch refuses is an answer
   * @throws {Cancelled}
   */
  async batch(question: BatchQuestion, task: Task<ReadProgress>): Promise<BatchAnswer> {
    const data = await this.read(question.columns, task);
    const run = this.simulation(question, data);
    const { plan, traces } = run;
    const column = this.shown(question, data);
    const number = Math.min(question.batch, plan.total);
    const head = {
      data: dataFacts(data),
      plan: planFacts(plan),
      batch: number,
      epoch: Math.ceil(number / plan.perEpoch),
      population: column.population,
    };
    if (number > plan.reachable) {
      return { ...head, outcome: { kind: 'refused', message: batchOfOne(plan.reachable + 1).message } };
    }
    const batch = await run.batch(number, outputSettings(question), quiet(task));
    const { shown, epsilon, rule, groups } = question;
    const parts = { data, shown, column, trace: traces[shown]!, affine: question, epsilon, rule, groups };
    return { ...head, outcome: { kind: 'batch', ...shownBatch(batch, parts) } };
  }

  /** How the means of batches scatter. @throws as {@link batch} */
  async meanNoise(question: BatchQuestion, task: Task<ReadProgress>): Promise<NoiseAnswer> {
    const data = await this.read(question.columns, task);
    const key = shownKey(question);
    const values = data.columns[question.shown]!;
    const points = this.noise?.key === key ? this.noise.found : await noisePoints(values, quiet(task));
    this.noise = { key, found: points };
    return noiseAnswer(values, points, question.batchSize, quiet(task));
  }

  /**
   * The batch as a program of a library that asserts its numbers.
   * @throws {DataError} as {@link batch}; `batch-of-one` where PyTorch refuses it; `invalid-batch-norm` when it is too large
   * @throws {Cancelled}
   */
  async snippet(
    question: BatchQuestion,
    library: RunningRule['library'],
    task: Task<ReadProgress>,
  ): Promise<string> {
    const data = await this.read(question.columns, task);
    const run = this.simulation(question, data);
    const number = Math.min(question.batch, run.plan.total);
    if (number > run.plan.reachable) throw batchOfOne(run.plan.reachable + 1);
    const output = outputSettings(question);
    const batch = await run.batch(number, output, quiet(task));
    requireFew(batch);
    const lines = Array.from(batch.rows, (row) => data.lines[row]!);
    const { names, place } = data;
    const shown = { batch, lines, place, columnNames: names, settings: { ...question, ...output } };
    switch (library) {
      case 'pytorch':
        return copyAsPyTorch(shown);
      case 'keras':
        return copyAsKeras(shown);
    }
  }

  private async read(columns: readonly string[], task: Task<ReadProgress>): Promise<BatchNormData> {
    const key = JSON.stringify(columns);
    if (this.data?.key !== key) {
      const found = await this.open((source) =>
        readBatchNormData(source, this.options, columns, LIMIT, task),
      );
      this.data = { key, found };
    }
    return this.data.found;
  }

  private simulation(question: BatchQuestion, data: BatchNormData): SimulationRun {
    const { columns, spoiltLine, shown, epsilon } = question;
    requireEpsilon(epsilon);
    const settings = runSettings(question);
    const spoilt = spoiltLine === undefined ? undefined : { line: spoiltLine, shown };
    const { rule, ...batches } = settings;
    const plan = planBatches(data.lines.length, settings);
    const trailKey = JSON.stringify([columns, batches, spoilt]);
    if (this.trail?.key !== trailKey) {
      this.trail = { key: trailKey, found: new BatchTrail(spoil(data, spoilt), batches, plan.total) };
    }
    const key = JSON.stringify([trailKey, rule]);
    if (this.run?.key !== key) {
      this.run = { key, found: new SimulationRun(plan, this.trail.found, rule) };
    }
    return this.run.found;
  }

  private shown(question: BatchQuestion, data: BatchNormData): ShownColumn {
    const key = shownKey(question);
    if (this.column?.key !== key) {
      const values = data.columns[question.shown]!;
      this.column = { key, found: shownColumn(values, binColumn(values)) };
    }
    return this.column.found;
  }
}

function shownKey({ columns, shown }: BatchQuestion): string {
  return JSON.stringify([columns, shown]);
}

/** Without reports: they are about reading. */
function quiet({ signal, breathe }: Task<ReadProgress>): Task<never> {
  return { signal, breathe };
}

/** The columns, without the number of one line in one of them. */
function spoil(
  { columns, lines }: BatchNormData,
  spoilt: { readonly line: number; readonly shown: number } | undefined,
): readonly Float64Array[] {
  if (!spoilt) return columns;
  const row = lines.indexOf(spoilt.line);
  return columns.map((column, c) => (c === spoilt.shown && row >= 0 ? column.with(row, NaN) : column));
}

function requireFew({ rows }: SimulatedBatch): void {
  if (rows.length <= MOST_COPIED_ROWS) return;
  throw new DataError(
    'invalid-batch-norm',
    `expected a batch of at most 1,000 rows to copy, found ${rows.length}`,
    {
      hint: 'Choose a smaller batch size.',
    },
  );
}
