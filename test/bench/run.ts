/**
 * Measures the command line against peers on the same work, whole processes by turns, and writes the ratios of the medians
 * to test/bench/RESULTS.md.
 *   npm run bench [-- --rows 620000] [-- --runs 5]
 *
 * 620,000 rows are 100 MB of 20 float columns, 6,200,000 are 1 GB. Peers are fetched into a folder of their own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateFloats } from './generate';
import type { PeerColumn, Work } from './peers/summary';

const PEERS = { '@duckdb/node-api': '1.5.6-r.1', 'nodejs-polars': '0.24.1' };
const FOLDER = path.join(tmpdir(), 'normscope-bench');

interface Contestant {
  readonly name: string;
  /** Arguments of node. */
  readonly command: (work: Work, file: string, out: string) => readonly string[];
}

const CONTESTANTS: readonly Contestant[] = [
  {
    name: 'NormScope',
    command: (work, file, out) =>
      work === 'profile'
        ? [path.resolve('dist/cli.js'), 'profile', file, '--json']
        : [path.resolve('dist/cli.js'), 'normalize', file, '-o', out],
  },
  ...(['duckdb', 'polars'] as const).map((name) => ({
    name,
    command: (work: Work, file: string, out: string) => [
      path.resolve(`out/test/bench/peers/${name}.js`),
      work,
      file,
      out,
    ],
  })),
];

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly output: string;
}

/** One whole process; its peak memory is what it says of itself at its end. */
function run(args: readonly string[]): Run {
  const memory = path.join(FOLDER, 'peak');
  const hook = path.join(FOLDER, 'peak.cjs');
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
    cwd: FOLDER,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NORMSCOPE_BENCH_PEAK: memory },
  });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return { seconds, megabytes: Number(readFileSync(memory, 'utf8')) / 1024, output: stdout };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

function preparePeers(): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    path.join(FOLDER, 'peak.cjs'),
    `if (require('node:worker_threads').isMainThread) process.on('exit', () => require('node:fs').writeFileSync(process.env.NORMSCOPE_BENCH_PEAK, String(process.resourceUsage().maxRSS)));\n`,
  );
  writeFileSync(path.join(FOLDER, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
  if (Object.keys(PEERS).every((name) => existsSync(path.join(FOLDER, 'node_modules', name)))) return;
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the peers could not be fetched');
}

/** Fails unless all say the same of every column: DuckDB and polars sum in other orders. */
function checkAgreement(outputs: ReadonlyMap<string, string>): void {
  const [first, ...rest] = [...outputs].map(([name, output]) => ({
    name,
    columns: (JSON.parse(output) as { columns: readonly PeerColumn[] }).columns,
  }));
  for (const { name, columns } of rest) {
    for (const [c, column] of columns.entries()) {
      const expected = first!.columns[c]!;
      const close = (a: number, b: number, size: number) => Math.abs(a - b) <= 1e-9 * size;
      const size = Math.max(Math.abs(expected.min), Math.abs(expected.max));
      if (
        expected.min === column.min &&
        expected.max === column.max &&
        close(expected.mean, column.mean, size)
      )
        continue;
      throw new Error(`${name} and ${first!.name} disagree: ${JSON.stringify([column, expected])}`);
    }
  }
}

function measure(work: Work, file: string, runs: number): string[] {
  const out = path.join(FOLDER, 'out.csv');
  const results = new Map<string, Run[]>(CONTESTANTS.map(({ name }) => [name, []]));
  // The first round warms the page cache and is not counted.
  for (let round = 0; round <= runs; round++) {
    for (const { name, command } of CONTESTANTS) {
      const result = run(command(work, file, out));
      if (round > 0) results.get(name)!.push(result);
    }
  }
  if (work === 'profile')
    checkAgreement(new Map([...results].map(([name, list]) => [name, list[0]!.output])));
  rmSync(out, { force: true });
  const own = median(results.get('NormScope')!.map(({ seconds }) => seconds));
  return [...results].map(([name, list]) => {
    const seconds = median(list.map((one) => one.seconds));
    const peak = Math.max(...list.map((one) => one.megabytes));
    return `| ${work} | ${name} | ${seconds.toFixed(2)} | ${(own / seconds).toFixed(2)} | ${peak.toFixed(0)} |`;
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string' }, runs: { type: 'string' } } });
  const rows = Number(values.rows ?? 620_000);
  const runs = Number(values.runs ?? 5);
  preparePeers();
  const file = path.join(FOLDER, `floats-${rows}.csv`);
  if (!existsSync(file)) await generateFloats(file, rows);
  const table = [
    `| work on ${rows} rows × 20 floats | who | median s | NormScope ÷ it | peak MB |`,
    '| --- | --- | --- | --- | --- |',
    ...measure('profile', file, runs),
    ...measure('normalize', file, runs),
  ].join('\n');
  const [cpu] = cpus();
  const versions = Object.entries(PEERS).map(([name, version]) => `${name} ${version}`);
  const text = `# Results

${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, Node ${process.version}; ${versions.join(', ')};
${runs} runs of each by turns, whole processes. The numbers of all were checked to agree. DuckDB's quantiles and distinct
counts are approximate.

${table}
`;
  writeFileSync('test/bench/RESULTS.md', text);
  console.log(text);
}

void main();
