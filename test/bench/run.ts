/**
 * Measures the command line against peers on the same work, whole processes by turns, checks that all say the same of the
 * data, and writes the ratios of the medians to test/bench/RESULTS.md.
 *   npm run bench [-- --only F1,F3 --runs 5 --f2 --folder FOLDER]
 *
 * Files are made, and peers fetched, once, into a folder of their own.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { prepareFile } from './files';
import { installPeers, PEERS, pythonVersions } from './installPeers';
import { measure } from './measure';
import { parseOptions, type BenchOptions } from './options';
import { reportTable } from './report';

const RESULTS = 'test/bench/RESULTS.md';

function main(): void {
  const options = parseOptions(process.argv.slice(2));
  installPeers(options.folder);
  const python = pythonVersions();
  const [load = 0] = loadavg();
  const tables: string[] = [];
  for (const id of options.files) {
    const file = prepareFile(id, options.folder);
    for (const work of ['W1', 'W2'] as const) {
      const measured = measure(work, id, file, { ...options, pythonVersions: python });
      if (measured.length === 0) continue;
      const table = reportTable(work, id, measured);
      console.log(table);
      tables.push(table);
      // At once: a later disagreement must not lose what was measured.
      writeFileSync(RESULTS, [introduction(options, python, load), ...tables].join('\n'));
    }
  }
}

function introduction({ runs }: BenchOptions, python: string | undefined, load: number): string {
  const [cpu] = cpus();
  const versions = [...Object.entries(PEERS).map(([name, version]) => `${name} ${version}`), python];
  return `# Results

${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, Node ${process.version};
${versions.filter((version) => version !== undefined).join(', ')}.

${runs} ${runs === 1 ? 'run' : 'runs'} of each by turns (four times as many on F6), whole processes, the file in the system's memory.
W1: count, missing, min, max, mean, standard deviation, quartiles, a histogram and the most frequent texts. W2: z-scores,
written as CSV. Everybody's numbers were checked to agree: counts and extremes exactly, moments to 1e-9, quartiles to 1e-12.
DuckDB's quartiles are approximate and checked only roughly; pandas reads numbers only nearly exactly. Of what W2 writes the
first thousand lines and the number of lines were compared. Memory is the peak of the process, on Linux its VmHWM, in
two runs before those that are timed: what asks for it takes time. What the environment sets for Node (NODE_EXTRA_CA_CERTS and
the like) is left out for everybody.
The load average before the first run was ${load.toFixed(1)}. Ratios mean something, seconds
do not.
`;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
