import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { batchNormFixture, channelsOf, rowsOf, type Tensor } from '../engine/batchNorm/batchNormFixture';
import { assertClose } from '../engine/stats/close';
import { runCli } from './runCli';

interface Printed {
  readonly file: string;
  readonly rows: number;
  readonly exact: boolean;
  readonly usedRows: number;
  readonly leftOut: { readonly count: number; readonly lines: readonly number[] };
  readonly settings: Readonly<Record<string, unknown>>;
  readonly columns: readonly {
    readonly name: string;
    readonly mean: number;
    readonly sampleVariance: number;
  }[];
  readonly batches: readonly {
    readonly batch: number;
    readonly epoch: number;
    readonly lines: readonly number[];
    readonly columns: readonly (Readonly<
      Record<'mean' | 'variance' | 'divisor' | 'runningMean' | 'runningVariance', number>
    > &
      Readonly<Record<'x' | 'centred' | 'squared' | 'normalized' | 'y', readonly number[]>> & {
        readonly name: string;
      })[];
    readonly warnings: readonly { readonly code: string }[];
  }[];
}

const WINE = 'test/fixtures/datasets/wine.csv';
const wineLines = readFileSync(WINE, 'utf8').trimEnd().split('\n');
const cell = (line: number, column: string) => {
  const names = wineLines[0]?.split(',') ?? [];
  return Number(wineLines[line - 1]?.split(',')[names.indexOf(column)]);
};

async function printed(args: readonly string[], stdin?: string): Promise<Printed> {
  const { status, stdout, stderr } = await runCli(['batchnorm', ...args, '--json'], {
    ...(stdin !== undefined && { stdin }),
  });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return JSON.parse(stdout) as Printed;
}

describe('normscope batchnorm --json', () => {
  it('prints every intermediate value of every batch, as a plain recomputation gives them', async () => {
    const options = '--column proline,hue --batch-size 32 --gamma 1.5 --beta -0.5 --momentum 0.2 --seed 7';
    const { batches, columns, settings, ...file } = await printed([WINE, ...options.split(' ')]);
    const leftOut = { count: 0, lines: [] };
    assert.deepEqual(file, { file: 'wine.csv', rows: 178, exact: true, usedRows: 178, leftOut });
    assert.deepEqual(settings, {
      batchSize: 32,
      order: { seed: 7 },
      dropLast: false,
      epsilon: 1e-5,
      gamma: 1.5,
      beta: -0.5,
      library: 'pytorch',
      momentum: 0.2,
    });
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['proline', 'hue'],
    );
    // One epoch: every row once, in batches of 32 and one of 18.
    const rows = batches.flatMap(({ lines }) => [...lines]);
    assert.deepEqual(
      rows.toSorted((a, b) => a - b),
      Array.from({ length: 178 }, (_, row) => row + 2),
    );
    assert.notDeepEqual(
      rows,
      rows.toSorted((a, b) => a - b),
    );
    assert.equal(batches.length, 6);
    for (const [c, { name }] of columns.entries()) {
      let runningMean = 0;
      let runningVariance = 1;
      for (const { lines, columns: channels, warnings, epoch } of batches) {
        const channel = channels[c];
        assert.ok(channel);
        assert.deepEqual([warnings, epoch, channel.name], [[], 1, name]);
        const x = lines.map((line) => cell(line, name));
        assert.deepEqual(channel.x, x);
        const m = x.length;
        const mu = x.reduce((sum, value) => sum + value, 0) / m;
        const variance = x.reduce((sum, value) => sum + (value - mu) ** 2, 0) / m;
        runningMean = 0.8 * runningMean + 0.2 * mu;
        runningVariance = 0.8 * runningVariance + (0.2 * variance * m) / (m - 1);
        assertClose(channel.mean, mu, 1e-13, 0, 'mean');
        assertClose(channel.variance, variance, 1e-12, 0, 'variance');
        assertClose(channel.divisor, Math.sqrt(variance + 1e-5), 1e-12, 0, 'divisor');
        assertClose(channel.runningMean, runningMean, 1e-12, 0, 'running mean');
        assertClose(channel.runningVariance, runningVariance, 1e-12, 0, 'running variance');
        for (const [i, value] of x.entries()) {
          const normalized = (value - mu) / Math.sqrt(variance + 1e-5);
          const scale = Math.abs(mu);
          assertClose(channel.centred[i]!, value - mu, 1e-12, 1e-14 * scale, 'x − μ');
          assertClose(channel.squared[i]!, (value - mu) ** 2, 1e-11, 1e-13 * scale, '(x − μ)²');
          assertClose(channel.normalized[i]!, normalized, 1e-11, 1e-12, 'x̂');
          assertClose(channel.y[i]!, 1.5 * normalized - 0.5, 1e-11, 1e-12, 'y');
        }
      }
    }
  });

  it('goes through the file in its order, on to the next epoch, and reads standard input', async () => {
    const stdin = 'v\n1\n2\n3\n4\n5\n';
    const { file, batches } = await printed(
      ['-', '--column', 'v', '--batch-size', '2', '--in-order', '--drop-last', '--batches', '3'],
      stdin,
    );
    assert.equal(file, 'standard input');
    assert.deepEqual(
      batches.map(({ batch, epoch, lines }) => [batch, epoch, ...lines]),
      [
        [1, 1, 2, 3],
        [2, 1, 4, 5],
        [3, 2, 2, 3],
      ],
    );
    assert.deepEqual(batches[0]?.columns[0]?.squared, [0.25, 0.25]);
  });

  it('with cumulative momentum, an epoch of full batches ends at the mean of the column', async () => {
    const { batches, columns } = await printed([
      WINE,
      '--column',
      'alcohol',
      '--batch-size',
      '89',
      '--momentum',
      'cumulative',
    ]);
    assertClose(batches.at(-1)?.columns[0]?.runningMean ?? NaN, columns[0]?.mean ?? NaN, 1e-14, 0, 'mean');
  });

  it('leaves out rows without a number, and says how many and where', async () => {
    const { rows, usedRows, leftOut, batches } = await printed(
      ['-', '--column', 'a,b', '--batch-size', '2', '--in-order'],
      'a,b\n1,5\n,6\n2,NA\n3,7\n4,inf\n5,8\n6,9\n',
    );
    assert.deepEqual([rows, usedRows, leftOut], [7, 4, { count: 3, lines: [3, 4, 6] }]);
    assert.deepEqual(
      batches.map(({ lines }) => lines),
      [
        [2, 5],
        [7, 8],
      ],
    );
  });

  it('says where ε is larger than what it should not matter to', async () => {
    const { batches } = await printed(
      ['-', '--column', 'tiny', '--batch-size', '2', '--in-order'],
      'tiny\n0.001\n0.002\n',
    );
    assert.deepEqual(
      batches[0]?.warnings.map(({ code }) => code),
      ['small-variance'],
    );
  });
});

describe('normscope batchnorm --json, against batchnorm.json', () => {
  interface Golden {
    readonly x: Tensor;
    readonly y: Tensor;
    readonly mean: readonly number[];
    readonly variance: readonly number[];
  }
  const { keras, batch_norm: torch } = batchNormFixture;

  /** γ and β are by column there and by layer here: x̂ is compared instead of y. */
  async function assertGolden(
    options: string,
    steps: readonly Golden[],
    affine: { readonly gamma: readonly number[]; readonly beta: readonly number[] },
  ): Promise<void> {
    const rows = steps.flatMap(({ x }) => rowsOf(x).map((row) => row.join()));
    const size = rowsOf(steps[0]?.x ?? []).length;
    const args = [
      '-',
      '--column',
      'a,b,c',
      '--batch-size',
      String(size),
      '--in-order',
      ...options.split(' '),
    ];
    const { batches } = await printed(args, `a,b,c\n${rows.join('\n')}\n`);
    assert.equal(batches.length, steps.length);
    for (const [k, step] of steps.entries()) {
      for (const [c, y] of channelsOf(step.y).entries()) {
        const channel = batches[k]?.columns[c];
        assert.ok(channel);
        const what = `batch ${k + 1}, column ${c}`;
        assertClose(channel.runningMean, step.mean[c]!, 1e-12, 1e-14, `${what}: running mean`);
        assertClose(channel.runningVariance, step.variance[c]!, 1e-12, 1e-14, `${what}: running variance`);
        y.forEach((value, i) => {
          const expected = (value - affine.beta[c]!) / affine.gamma[c]!;
          assertClose(channel.normalized[i]!, expected, 1e-11, 1e-11, `${what}: x̂ ${i}`);
        });
      }
    }
  }

  for (const { id, momentum, epsilon, train, ...affine } of keras) {
    // Batches of other sizes come from no file.
    if (!['keras_default', 'keras_batch_of_one'].includes(id)) continue;
    it(`${id}: --convention keras has its momentum, its ε and its variance without being told`, async () => {
      assert.deepEqual([momentum, epsilon], [0.99, 1e-3]);
      const steps = train.map((step) => ({
        ...step,
        mean: step.moving_mean,
        variance: step.moving_variance,
      }));
      await assertGolden('--convention keras', steps, affine);
    });
  }

  for (const [id, options] of [
    ['basic', '--convention pytorch'],
    ['momentum_0.01', '--momentum 0.01'],
    ['momentum_None', '--momentum cumulative'],
    ['eps_0.5', '--epsilon 0.5'],
  ] as const) {
    it(`${id}: ${options}`, async () => {
      const golden = torch.find((testCase) => testCase.id === id);
      assert.ok(golden?.weight && golden.bias);
      const steps = golden.train.map((step) => ({
        ...step,
        mean: step.running_mean ?? [],
        variance: step.running_var ?? [],
      }));
      await assertGolden(options, steps, { gamma: golden.weight, beta: golden.bias });
    });
  }
});

describe('normscope batchnorm', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'normscope-batchnorm-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints the steps of the first batch and the statistics of all', async () => {
    const { status, stdout } = await runCli(
      ['batchnorm', '-', '--column', 'v', '--batch-size', '2', '--in-order', '--epsilon', '1'],
      { stdin: 'v\n1\n3\n10\n14\n' },
    );
    assert.equal(status, 0);
    assert.equal(
      stdout,
      [
        'standard input: 4 rows',
        'batches of 2 in file order; γ 1, β 0, ε 1, momentum 0.1 (weight of the new batch)',
        '',
        'v, batch 1: μ_B = 2, σ²_B = 1 (divisor m)',
        'line  x  x − μ_B  (x − μ_B)²          x̂          y',
        '   2  1       -1           1  -0.707107  -0.707107',
        '   3  3        1           1   0.707107   0.707107',
        '',
        'Running statistics take over the unbiased variance, divisor m − 1; the rows "all" have the one they approach.',
        'column  batch  rows            μ_B           σ²_B   running mean  running variance',
        'v           1     2              2              1            0.2               1.1',
        'v           2     2             12              4           1.38              1.79',
        'v         all     4                                            7           36.6667',
        '',
        'v: σ²_B is below 100 ε in 2 of 2 batches, so that ε decides the spread of x̂',
        '',
      ].join('\n'),
    );
  });

  it("goes on where PyTorch refuses, by Keras's convention, and says so", async () => {
    const { status, stdout } = await runCli(
      ['batchnorm', '-', '--column', 'v', '--batch-size', '2', '--in-order', '--convention', 'keras'],
      { stdin: 'v\n1\n3\n10\n' },
    );
    assert.equal(status, 0);
    const lines = stdout.split('\n');
    assert.match(lines[1] ?? '', /ε 0\.001, momentum 0\.99 \(Keras's, weight of what is kept\)$/);
    assert.match(stdout, /take over the biased variance, divisor m; the rows "all" have that of all rows/);
    // 0.99 · (0.99 · 0 + 0.01 · 2) + 0.01 · 10, and 0.99 · (0.99 · 1 + 0.01 · 1) + 0.01 · 0
    assert.match(stdout, /\nv +2 +1 +10 +0 +0\.1198 +0\.99\n/);
    // Σ(v − 14/3)² ÷ 3 = 134 ÷ 9
    assert.match(stdout, /\nv +all +3 +4\.66667 +14\.8889\n/);
    assert.match(stdout, /batch of one row in 1 of 2 batches: x̂ is 0 whatever the row holds/);
  });

  it('ends when interrupted, however many batches are left', async () => {
    const most = String(Number.MAX_SAFE_INTEGER);
    const args = ['batchnorm', WINE, '--column', 'hue', '--batch-size', '8', '--batches', most];
    const child = spawn(process.execPath, [path.resolve('dist/cli.js'), ...args]);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.resume().once('data', () => child.kill('SIGINT'));
    const [status] = (await once(child, 'close')) as [number | null];
    assert.deepEqual([status, stderr], [130, 'normscope: interrupted; no file was written\n']);
  });

  const refusals: Readonly<Record<string, readonly [text: string, args: string, message: RegExp]>> = {
    'a batch of one': [
      'v\n1\n2\n',
      '--batch-size 1',
      /^normscope: Expected more than 1 value per channel when training/,
    ],
    'a last batch of one': [
      'v\n1\n2\n3\n',
      '--batch-size 2',
      /a batch of one row \(batch 2\).*drop the last incomplete batch/,
    ],
    'no full batch': [
      'v\n1\n2\n',
      '--batch-size 3 --drop-last',
      /Expected at least one batch of 3 rows, found 2 rows/,
    ],
    text: ['v\n1\nred\n', '--batch-size 2', /Expected numbers in column 'v', found 'red' on line 3\./],
    'no number at all': ['v\nNA\n?\n', '--batch-size 2', /Expected a row with numbers in 'v', found none/],
    'an unknown column': ['w\n1\n2\n', '--batch-size 2', /Expected the name of a column, found 'v'/],
  };
  for (const [name, [text, args, message]] of Object.entries(refusals)) {
    it(`${name}: one line, exit status 1, nothing printed`, async () => {
      const file = path.join(folder, 'refused.csv');
      writeFileSync(file, text);
      for (const json of [[], ['--json']]) {
        const all = ['batchnorm', file, '--column', 'v', ...args.split(' '), ...json];
        const { status, stdout, stderr } = await runCli(all);
        assert.deepEqual([status, stdout], [1, '']);
        assert.match(stderr, message);
        assert.match(stderr, /^normscope: [^\n]+\n$/);
      }
    });
  }
});
