/**
 * Measures what the Batch Norm view waits for at batch size 256 on 8 columns of 20,000 rows, asked of a worker as the
 * extension host asks, for each kind of change: milliseconds until the answer, and of processors that it took, so that
 * other work on the machine counts little.
 *   node out/test/bench/batchNorm.js
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomNumbers } from '../../src/engine/random';
import { startWorker } from '../../src/host/workerClient';
import type { BatchQuestion } from '../../src/protocol/datasetApi';

const ROWS = 20_000;
const COLUMNS = Array.from('abcdefgh');
const TIMES = 300;

const QUESTION: BatchQuestion = {
  columns: COLUMNS,
  shown: 0,
  batchSize: 256,
  order: { seed: 7 },
  dropLast: true,
  gamma: 1,
  beta: 0,
  epsilon: 1e-5,
  rule: { library: 'pytorch', momentum: 0.1 },
  groups: 2,
  batch: 200,
};

/** The change number i of each control. */
const CHANGES: Readonly<Record<string, (i: number) => Partial<BatchQuestion>>> = {
  'scrub over 234 batches': (i) => ({ batch: 1 + ((i * 89) % 234) }),
  γ: (i) => ({ gamma: 1 + i / 100 }),
  ε: (i) => ({ epsilon: (i + 1) / 1000 }),
  momentum: (i) => ({ rule: { library: 'pytorch', momentum: (i + 1) / (TIMES + 1) } }),
  'batch size': (i) => ({ batchSize: 256 - (i % 64) }),
  seed: (i) => ({ order: { seed: i } }),
};

async function measure(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'normscope-bench-'));
  const worker = startWorker(path.resolve('dist/worker.js'), () => undefined);
  const timed = async (question: BatchQuestion) => {
    const before = process.cpuUsage();
    const started = performance.now();
    const answer = await worker.api.simulateBatch(question, {});
    const took = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    return { answer, took, worked: (user + system) / 1000 };
  };
  try {
    const file = path.join(folder, 'columns.csv');
    const random = randomNumbers(1);
    const rows = Array.from({ length: ROWS }, () => COLUMNS.map(() => random().toFixed(6)).join());
    await writeFile(file, `${COLUMNS.join()}\n${rows.join('\n')}\n`);
    await worker.api.profile({ kind: 'file', path: file }, {}, {});
    const { answer, took } = await timed(QUESTION);
    console.log(
      `first answer ${took.toFixed(1)} ms, ${(JSON.stringify(answer).length / 1024).toFixed(0)} KB`,
    );
    for (const [name, change] of Object.entries(CHANGES)) {
      const times: number[] = [];
      const work: number[] = [];
      for (let i = 0; i < TIMES; i++) {
        const { took, worked } = await timed({ ...QUESTION, ...change(i) });
        times.push(took);
        work.push(worked);
      }
      console.log(
        `${name}\n  until the answer: ${distribution(times)}\n  of processors:    ${distribution(work)}`,
      );
    }
  } finally {
    worker.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

function distribution(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(1);
  const late = times.filter((time) => time > 16).length;
  return `median ${at(0.5)} ms, 95 % ${at(0.95)}, 99 % ${at(0.99)}, longest ${at(1)}; ${late} of ${times.length} above 16 ms`;
}

void measure();
