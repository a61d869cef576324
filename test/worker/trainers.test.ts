import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { Cancelled } from '../../src/engine/task';
import { planExperiment, runInput, type Experiment } from '../../src/engine/train/experiment';
import { DEFAULT_SETTINGS, type LabSettings } from '../../src/engine/train/labSettings';
import type { RunResult } from '../../src/engine/train/report';
import { trainRun } from '../../src/engine/train/trainRun';
import { Rest, trainExperiment as trainWith, type TrainingTask } from '../../src/worker/trainers';
import { readLabData } from '../engine/train/labTable';

const plan = (changed: Partial<LabSettings>) =>
  planExperiment(readLabData('wine'), { ...DEFAULT_SETTINGS, hidden: [8], seeds: [1, 2], ...changed }, {});

const trainExperiment = (experiment: Experiment, threads: number, task: TrainingTask) =>
  trainWith(experiment, threads, task, path.resolve('dist/trainWorker.js'));

describe('trainExperiment', () => {
  it('gives the same numbers on 1, 2 and 4 threads as trainRun gives here', async () => {
    const experiment = await plan({ epochs: 5, sweep: [0.01, 0.1, 1] });
    const expected: RunResult[] = [];
    for (const key of experiment.runs) {
      expected.push({ key, reports: await trainRun(runInput(experiment, key), {}) });
    }
    for (const threads of [1, 2, 4]) {
      assert.deepEqual(await trainExperiment(experiment, threads, {}), expected, `${threads} threads`);
    }
  });

  it('tells of every epoch of every run, in their order', async () => {
    const experiment = await plan({ epochs: 3, sweep: [], variants: ['raw', 'zscore'] });
    const heard = new Map<string, number[]>();
    const results = await trainExperiment(experiment, 2, {
      onEpoch(key, { epoch, validationLoss }) {
        const name = JSON.stringify(key);
        heard.set(name, [...(heard.get(name) ?? []), epoch, validationLoss]);
      },
    });
    assert.equal(heard.size, 4);
    for (const { key, reports } of results) {
      const expected = reports.flatMap(({ epoch, validationLoss }) => [epoch, validationLoss]);
      assert.deepEqual(heard.get(JSON.stringify(key)), expected);
    }
  });

  it('rests when told to, and goes on where it was', async () => {
    const experiment = await plan({
      epochs: 300,
      sweep: [],
      variants: ['zscore'],
      seeds: [1],
      hidden: [64],
    });
    const rest = new Rest();
    let epochs = 0;
    const training = trainExperiment(experiment, 1, {
      rest,
      onEpoch() {
        if (++epochs === 5) rest.set(true);
      },
    });
    // Until nothing more comes: what was on the way when it was told to rest has arrived.
    const before = await settled(() => epochs);
    assert.ok(before < 300, `expected fewer than 300 epochs, found ${String(before)}`);
    rest.set(false);
    const [result] = await training;
    assert.equal(result?.reports.length, 301);
    assert.equal(epochs, 301);
  });

  for (const resting of [false, true]) {
    it(`can be cancelled ${resting ? 'while it rests' : 'in the middle of a run'}`, async () => {
      const experiment = await plan({ epochs: 1_000_000, sweep: [], variants: ['zscore'] });
      const controller = new AbortController();
      const rest = new Rest();
      const training = trainExperiment(experiment, 2, {
        signal: controller.signal,
        rest,
        onEpoch({ seed }, { epoch }) {
          if (seed !== 1 || epoch !== 3) return;
          rest.set(resting);
          controller.abort();
        },
      });
      await assert.rejects(training, Cancelled);
    });
  }

  it('passes on what goes wrong in a thread', async () => {
    const experiment = await plan({ epochs: 1, sweep: [], variants: ['zscore'] });
    const broken = { ...experiment, runs: [{ variant: 'zscore', seed: 7, learningRate: 1 }] as const };
    await assert.rejects(trainExperiment(broken, 2, {}), /expected a run of the experiment/);
  });
});

/** The number when it has not changed for a while. */
async function settled(read: () => number): Promise<number> {
  for (let last = -1; ;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (last >= 5 && read() === last) return last;
    last = read();
  }
}
