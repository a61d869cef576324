import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { floatsCsv } from './generate';
import { mixedCsv, mixedJsonLines } from './mixed';
import { wideCsv } from './wide';

export const FILE_IDS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'] as const;
export type FileId = (typeof FILE_IDS)[number];

export const FILE_TITLES: Readonly<Record<FileId, string>> = {
  F1: '100 MB, 620,000 rows × 20 floats',
  F2: '1 GB, 6,200,000 rows × 20 floats',
  F3: '100 MB mixed: integers, exponents, dates, quoted text, empty cells',
  F4: '2,000 columns × 5,000 rows of floats',
  F5: '100 MB of JSON lines',
  F6: 'iris, 150 rows × 5 columns',
};

const NAMES: Readonly<Record<FileId, string>> = {
  F1: 'floats-620000.csv',
  F2: 'floats-6200000.csv',
  F3: 'mixed.csv',
  F4: 'wide.csv',
  F5: 'mixed.jsonl',
  F6: 'iris.csv',
};

/** The lines of every file that is made; F6 is a sample of the product. */
export const GENERATORS: Readonly<Record<Exclude<FileId, 'F6'>, () => Iterable<string>>> = {
  F1: () => floatsCsv(620_000),
  F2: () => floatsCsv(6_200_000),
  F3: () => mixedCsv(),
  F4: () => wideCsv(),
  F5: () => mixedJsonLines(),
};

/** Where the file is; makes it first if it is not there. */
export function prepareFile(id: FileId, folder: string): string {
  if (id === 'F6') return path.resolve('media/samples', NAMES.F6);
  const file = path.join(folder, NAMES[id]);
  if (existsSync(file)) return file;
  console.error(`making ${file}`);
  const maker = path.resolve('out/test/bench/makeFile.js');
  // Renamed at the end: half a file must not be taken for a whole one.
  const { status } = spawnSync(process.execPath, [maker, `${file}.part`, id], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${id} could not be made in ${folder}`);
  renameSync(`${file}.part`, file);
  return file;
}
