import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cellDisagreements, disagreements } from './agreement';
import { absence, CONTESTANTS, type Contestant } from './contestants';
import type { FileId } from './files';
import { launch, type Run } from './launch';
import type { PeerColumn, Work } from './peers/summary';
import { median } from './table';
import { readWritten, type WrittenRows } from './writtenRows';

/** A short process needs more runs: there its start is everything. */
const RUNS_OF_SHORT = 4;
/**
 * So many rounds are not timed; in these memory is asked. The hook that tells it loads modules of Node in every thread, which takes
 * a twentieth of what a process of a quarter of a second takes, and most where there is more than one thread.
 */
const MEMORY_ROUNDS = 2;

export interface Measured {
  readonly contestant: Contestant;
  /** Why it did not run. */
  readonly absent?: string;
  readonly seconds?: number;
  readonly megabytes?: number;
}

export interface MeasureOptions {
  readonly runs: number;
  readonly folder: string;
  readonly pythonVersions: string | undefined;
}

/**
 * Measures everybody on one work and one file, run by run in turn, after rounds that tell memory and are not timed.
 * @throws {Error} when one fails, or when two say different things of the data
 */
export function measure(work: Work, id: FileId, file: string, options: MeasureOptions): Measured[] {
  const chosen = CONTESTANTS.filter(({ files }) => files[work].includes(id));
  const reasons = new Map(chosen.map((one) => [one, absence(one, options.pythonVersions)]));
  const present = chosen.filter((one) => reasons.get(one) === undefined);
  const out = path.join(options.folder, 'out.csv');
  const rounds = id === 'F6' ? options.runs * RUNS_OF_SHORT : options.runs;
  const results = new Map<Contestant, Run[]>(present.map((one) => [one, []]));
  const written = new Map<Contestant, WrittenRows>();
  for (let round = 0; round < MEMORY_ROUNDS + rounds; round++) {
    const memory = round < MEMORY_ROUNDS;
    for (const one of present) {
      rmSync(out, { force: true });
      readThrough(file);
      const run = launch(one.program, one.command(work, file, out), options.folder, memory);
      results.get(one)!.push(run);
      if (round === 0 && work === 'W2') written.set(one, readWritten(out));
    }
    if (round === 0 && work === 'W1') checkNumbers(id, results);
    if (round === 0 && work === 'W2') checkWritten(id, written);
  }
  rmSync(out, { force: true });
  return chosen.map((contestant) => {
    const absent = reasons.get(contestant);
    if (absent !== undefined) return { contestant, absent };
    const runs = results.get(contestant)!;
    return {
      contestant,
      seconds: median(runs.slice(MEMORY_ROUNDS).map(({ seconds }) => seconds)),
      megabytes: Math.max(...runs.map(({ megabytes = 0 }) => megabytes)),
    };
  });
}

/**
 * Afterwards the system has the whole file in memory, for whoever comes next. Some systems give up pages that no one read for
 * a second: then whoever followed the slowest had to wait for the disk.
 */
function readThrough(file: string): void {
  const handle = openSync(file, 'r');
  const buffer = new Uint8Array(1 << 20);
  while (readSync(handle, buffer) > 0);
  closeSync(handle);
}

function checkNumbers(id: FileId, results: ReadonlyMap<Contestant, readonly Run[]>): void {
  const said = [...results].flatMap(([contestant, [run]]) =>
    contestant.speaks && run ? [{ contestant, columns: numericColumns(run.output) }] : [],
  );
  const [first, ...rest] = said;
  for (const { contestant, columns } of rest) {
    const both = [first!.contestant, contestant];
    const wrong = disagreements(first!.columns, columns, {
      quantiles: both.some((one) => one.quantiles === 'approximate') ? 'approximate' : 'exact',
      reading: both.some((one) => one.reading === 'approximate') ? 'approximate' : 'exact',
    });
    failOn(wrong, `${first!.contestant.name} and ${contestant.name} disagree on ${id}`);
  }
}

/** Text columns have no minimum. */
function numericColumns(output: string): PeerColumn[] {
  const { columns } = JSON.parse(output) as { columns: readonly (Partial<PeerColumn> & { name: string })[] };
  return columns.filter((column): column is PeerColumn => column.min !== undefined);
}

function checkWritten(id: FileId, written: ReadonlyMap<Contestant, WrittenRows>): void {
  const [first, ...rest] = written;
  if (!first) return;
  const [{ name }, expected] = first;
  for (const [contestant, found] of rest) {
    const wrong = cellDisagreements(expected.rows, found.rows);
    if (expected.lines !== found.lines) wrong.push(`lines: ${expected.lines}, ${found.lines}`);
    failOn(wrong, `${name} and ${contestant.name} wrote different files of ${id}`);
  }
}

function failOn(wrong: readonly string[], what: string): void {
  if (wrong.length === 0) return;
  const more = wrong.length > 10 ? `\n  and ${wrong.length - 10} more` : '';
  throw new Error(`${what}:\n  ${wrong.slice(0, 10).join('\n  ')}${more}`);
}
