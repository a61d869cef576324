import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FILE_IDS, type FileId } from './files';

export interface BenchOptions {
  readonly files: readonly FileId[];
  /** Counted runs of each contestant; one more comes before them. */
  readonly runs: number;
  /** Where generated files and peers are kept. */
  readonly folder: string;
}

/**
 * Understands the command line of the benchmark. F2, a gigabyte, is measured only when asked for.
 * @throws {Error} when an option is unknown or has a wrong value
 * @example parseOptions(['--only', 'F1,F3', '--runs', '3']) // files F1 and F3, three runs
 */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      runs: { type: 'string', default: '5' },
      f2: { type: 'boolean', default: false },
      folder: { type: 'string', default: path.join(tmpdir(), 'normscope-bench') },
    },
  });
  if (!/^[1-9]\d*$/.test(values.runs)) {
    throw new Error(`expected a number of 1 or more after --runs, found '${values.runs}'`);
  }
  const named = values.only?.split(',') ?? FILE_IDS.filter((id) => id !== 'F2');
  for (const name of named) {
    if (!FILE_IDS.some((id) => id === name)) {
      throw new Error(`expected ${FILE_IDS.join(', ')} after --only, found '${name}'`);
    }
  }
  const files = FILE_IDS.filter((id) => named.includes(id) || (id === 'F2' && values.f2));
  return { files, runs: Number(values.runs), folder: path.resolve(values.folder) };
}
