/**
 * Measures the worker on one file, as the extension host uses it: time to the profile, time to write, how fast a
 * cancellation is obeyed, how long the calling thread was blocked, and the peak memory of the whole process.
 *   node out/test/bench/worker.js FILE
 */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startWorker } from '../../src/host/workerClient';
import type { Recipe, SourceReference } from '../../src/protocol/datasetApi';

const RECIPE: Recipe = { default: { method: 'zscore' }, columns: {} };

async function measure(file: string): Promise<void> {
  const megabytes = statSync(file).size / 1e6;
  const source: SourceReference = { kind: 'file', path: path.resolve(file) };
  const folder = await mkdtemp(path.join(tmpdir(), 'normscope-bench-'));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const worker = startWorker(path.resolve('dist/worker.js'), () => undefined);
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    const seconds = (performance.now() - started) / 1000;
    console.log(`${what}: ${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(0)} MB/s`);
  };
  try {
    await timed('profile', () => worker.api.profile(source, {}, {}));
    await timed('write', () =>
      worker.api.write({ kind: 'file', path: path.join(folder, 'out.csv') }, RECIPE, null, {}),
    );
    const latencies: number[] = [];
    for (let part = 1; part < 20; part++) latencies.push(await cancelAt(part / 20));
    console.log(
      `cancelled at 19 places: the worker was free again after ${Math.max(...latencies).toFixed(0)} ms at most`,
    );
    console.log(`calling thread blocked for ${(delay.max / 1e6).toFixed(1)} ms at most`);
    console.log(`peak memory of the process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  } finally {
    worker.dispose();
    await rm(folder, { recursive: true, force: true });
  }

  /** Cancels a profile where a part of the file is read; milliseconds until the worker answers another call. */
  async function cancelAt(part: number): Promise<number> {
    const controller = new AbortController();
    let cancelled = 0;
    const call = worker.api.profile(
      source,
      {},
      {
        signal: controller.signal,
        onProgress: ({ bytesRead, bytesTotal }) => {
          if (bytesRead < part * bytesTotal || cancelled > 0) return;
          cancelled = performance.now();
          controller.abort();
        },
      },
    );
    await call.catch(() => undefined);
    await worker.api.previewColumn(0, { default: { method: 'none' }, columns: {} }, {});
    return performance.now() - cancelled;
  }
}

const [file] = process.argv.slice(2);
if (file) void measure(file);
else {
  console.error('usage: node out/test/bench/worker.js FILE');
  process.exitCode = 2;
}
