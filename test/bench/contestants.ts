import path from 'node:path';
import type { FileId } from './files';
import type { Work } from './peers/summary';

export type ContestantName =
  'NormScope' | 'DuckDB' | 'polars' | 'pandas' | 'PapaParse' | 'uDSV' | 'JSON.parse' | 'node -e 0';

export interface Contestant {
  readonly name: ContestantName;
  readonly program: 'node' | 'python3';
  readonly files: Readonly<Record<Work, readonly FileId[]>>;
  readonly command: (work: Work, file: string, out: string) => readonly string[];
  /** Prints statistics that are compared. */
  readonly speaks: boolean;
  readonly quantiles: 'exact' | 'approximate';
  /** Whether it reads every number as the nearest double. */
  readonly reading: 'exact' | 'approximate';
}

const CLI = path.resolve('dist/cli.js');
const EXACT = { speaks: true, quantiles: 'exact', reading: 'exact' } as const;

function peer(script: string): Pick<Contestant, 'program' | 'command'> {
  const compiled = path.resolve('out/test/bench/peers', script);
  return { program: 'node', command: (work, file, out) => [compiled, work, file, out] };
}

/** Everybody, in the order of their turns; NormScope comes first. */
export const CONTESTANTS: readonly Contestant[] = [
  {
    ...EXACT,
    name: 'NormScope',
    program: 'node',
    files: { W1: ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'], W2: ['F1', 'F2', 'F3'] },
    command: (work, file, out) =>
      work === 'W1'
        ? [CLI, 'profile', file, '--json']
        : [CLI, 'normalize', file, '-o', out, '--method', 'zscore'],
  },
  {
    ...EXACT,
    name: 'DuckDB',
    ...peer('duckdb.js'),
    files: { W1: ['F1', 'F2', 'F3', 'F4', 'F5'], W2: ['F1', 'F2', 'F3'] },
    quantiles: 'approximate',
  },
  {
    ...EXACT,
    name: 'polars',
    ...peer('polars.js'),
    files: { W1: ['F1', 'F2', 'F3', 'F4'], W2: ['F1', 'F2', 'F3'] },
  },
  {
    ...EXACT,
    name: 'pandas',
    program: 'python3',
    files: { W1: ['F1', 'F3', 'F5'], W2: ['F1', 'F3'] },
    command: (work, file, out) => [path.resolve('test/bench/peers/pandasPeer.py'), work, file, out],
    reading: 'approximate',
  },
  {
    ...EXACT,
    name: 'PapaParse',
    ...peer('papaparse.js'),
    files: { W1: ['F1', 'F3', 'F4'], W2: ['F1', 'F3'] },
  },
  { ...EXACT, name: 'uDSV', ...peer('udsv.js'), files: { W1: ['F1', 'F3', 'F4'], W2: [] } },
  { ...EXACT, name: 'JSON.parse', ...peer('jsonParse.js'), files: { W1: ['F5'], W2: [] } },
  {
    ...EXACT,
    name: 'node -e 0',
    program: 'node',
    files: { W1: ['F6'], W2: [] },
    command: () => ['-e', '0'],
    speaks: false,
  },
];

/** Why a contestant that should run does not; undefined if it can. */
export function absence({ program }: Contestant, pythonVersions: string | undefined): string | undefined {
  return program === 'python3' && pythonVersions === undefined ? 'not here' : undefined;
}
