import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { assertClose } from '../engine/stats/close';
import { runCli } from './runCli';

const DATASETS = 'test/fixtures/datasets';
const WINE = `${DATASETS}/wine.csv`;

interface Printed {
  readonly rows: object;
  readonly target: object;
  readonly features: readonly { readonly name: string }[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
  readonly splits: readonly object[];
  readonly summary: { readonly headline: string };
  readonly variants: readonly { readonly variant: string; readonly chosen: { readonly kind: string } }[];
  readonly stability: readonly { readonly first: number; readonly below: number; readonly above: number }[];
  readonly runs: readonly {
    readonly variant: string;
    readonly seed: number;
    readonly learningRate: number;
    readonly trainingLoss: readonly (number | null)[];
    readonly validationLoss: readonly (number | null)[];
  }[];
}

async function printed(args: readonly string[]): Promise<Printed> {
  const { status, stdout, stderr } = await runCli(['train', ...args, '--json']);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return JSON.parse(stdout) as Printed;
}

describe('normscope train', () => {
  it('loses what PyTorch loses on the same file', async () => {
    const { runs: golden } = JSON.parse(readFileSync('test/fixtures/train/pytorch.json', 'utf8')) as {
      runs: {
        readonly dataset: string;
        readonly settings: { readonly seeds: readonly number[]; readonly learningRate: number };
        readonly losses: readonly (readonly [number, number])[];
      }[];
    };
    const { settings, losses } = golden[0]!;
    const seed = settings.seeds[0]!;
    const options = `--target target --variants zscore --sweep none --epochs 5 --seeds ${seed}`;
    const rate = ['--learning-rate', String(settings.learningRate)];
    const { runs, splits, target, features } = await printed([WINE, ...options.split(' '), ...rate]);
    assert.equal(runs.length, seed);
    assert.deepEqual(splits[0], { seed: 1, training: 125, validation: 53 });
    assert.deepEqual(target, {
      task: 'classification',
      name: 'target',
      numeric: true,
      classes: ['0', '1', '2'],
    });
    assert.equal(features.length, 13);
    const run = runs.find((one) => one.seed === seed)!;
    for (const [epoch, [training, validation]] of losses.entries()) {
      assertClose(run.trainingLoss[epoch]!, training, 1e-9, 0, `training loss, epoch ${epoch}`);
      assertClose(run.validationLoss[epoch]!, validation, 1e-9, 0, `validation loss, epoch ${epoch}`);
    }
  });

  it('trains every variant at every rate with every seed, and reports what came of it', async () => {
    const options = '--target target --epochs 8 --sweep 1,0.01 --learning-rate 0.1 --seeds 2 --hidden 8';
    const { runs, variants, stability, summary } = await printed([WINE, ...options.split(' ')]);
    assert.equal(runs.length, 5 * 3 * 2);
    assert.deepEqual([...new Set(runs.map(({ learningRate }) => learningRate))], [0.1, 0.01, 1]);
    assert.deepEqual(
      variants.map(({ variant }) => variant),
      ['raw', 'minmax', 'zscore', 'zscore+bn', 'raw+bn'],
    );
    assert.equal(stability.length, 3);
    for (const { first, below, above } of stability) {
      assert.ok(below < first, `0.99 times the rate: ${below} of ${first}`);
      assert.ok(above > 1e6 * first, `1.01 times the rate: ${above} of ${first}`);
    }
    assert.match(summary.headline, /\.$/);
  });

  it('prints a table, what it was trained on and a sentence', async () => {
    const options =
      '--target target --learning-rate 0.01 --variants raw,zscore --epochs 30 --sweep none --seeds 1 --optimizer adam';
    const { status, stdout } = await runCli(['train', 'media/samples/iris.csv', ...options.split(' ')]);
    assert.equal(status, 0);
    assert.match(stdout, /^iris\.csv: 150 of 150 rows used; 105 to train on, 45 to validate$/m);
    assert.match(stdout, /^target: 3 classes, from 4 inputs by 4-32-32-3, ReLU$/m);
    assert.match(stdout, /^Adam, learning rate 0\.01, batches of 16, 30 epochs, 1 seed$/m);
    assert.match(stdout, /^z-score {2,}reached {2,}\d+ {2,}/m);
    assert.match(stdout, /\d+ epochs? unscaled|z-score reached|no variant/i);
  });

  it('predicts a quantity, and samples rows where told to, which it says', async () => {
    const options = '--target target --rows 100 --epochs 2 --sweep none --seeds 1 --hidden none';
    const { stdout } = await runCli(['train', `${DATASETS}/diabetes_raw.csv`, ...options.split(' ')]);
    assert.match(stdout, /^diabetes_raw\.csv: 100 of 442 rows used, a random sample; 70 to train on/);
    assert.match(stdout, /^target: a quantity, from 10 inputs by 10-1, linear$/m);
    assert.match(stdout, /^variant .* error .* R²/m);
    assert.doesNotMatch(stdout, /Batch Norm/);
  });

  it('learns from chosen columns only', async () => {
    const options = '--target target --features hue,ash --variants raw --epochs 1 --sweep none --seeds 1';
    const { features, leftOut } = await printed([WINE, ...options.split(' ')]);
    assert.deepEqual(features.map(({ name }) => name).sort(), ['ash', 'hue']);
    assert.equal(leftOut.length, 11);
    assert.deepEqual([...new Set(leftOut.map(({ reason }) => reason))], ['Not chosen.']);
  });

  const wrong: [string, RegExp, number][] = [
    [WINE, /expected --target Y/, 2],
    [`${WINE} --target target --variants raw,zs`, /expected some of raw, minmax.*found 'zs'/, 2],
    [`${WINE} --target target --hidden 8,8,8`, /at most two layers after --hidden/, 2],
    [`${WINE} --target target --batch-size 1`, /at least 2 after --batch-size, found '1'/, 2],
    [`${WINE} --target target --optimizer rmsprop`, /expected sgd or adam/, 2],
    [`${WINE} --target target --sweep 0`, /a number above 0 after --sweep/, 2],
    [`${WINE} --target tarjet`, /'tarjet'/, 1],
    [`${WINE} --target target --hidden none --variants zscore+bn`, /a hidden layer for Batch Norm/, 1],
  ];
  for (const [args, message, expected] of wrong) {
    it(`refuses: ${args.slice(WINE.length).trim() || 'no target'}`, async () => {
      const { status, stderr, stdout } = await runCli(['train', ...args.split(' ')]);
      assert.match(stderr, message);
      assert.match(stderr, /^normscope: .*\n$/);
      assert.equal(status, expected);
      assert.equal(stdout, '');
    });
  }
});
