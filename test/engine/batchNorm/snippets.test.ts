import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ShownBatch } from '../../../src/engine/batchNorm/copy/batchSnippet';
import { copyAsKeras } from '../../../src/engine/batchNorm/copy/copyAsKeras';
import { copyAsPyTorch } from '../../../src/engine/batchNorm/copy/copyAsPyTorch';
import type { RunningRule } from '../../../src/engine/batchNorm/runningStatistics';
import { simulate } from '../../../src/engine/batchNorm/simulate';
import { DataError } from '../../../src/engine/dataError';
import { pythonFloat, pythonString } from '../../../src/engine/export/pythonLiteral';
import { skip } from '../../skip';

const TORCH: RunningRule = { library: 'pytorch', momentum: 0.1 };

/** The second of two batches of three rows and two columns. */
function shown(rule: RunningRule, columnNames = ['a', 'b']): ShownBatch {
  const columns = [Float64Array.of(1, 2, 3, 0.1, 1e21, -7), Float64Array.of(9, 8, 7, 1e-7, 562, -0)];
  const settings = {
    batchSize: 3,
    order: 'file',
    dropLast: false,
    affine: [
      { gamma: 1.5, beta: 0 },
      { gamma: 0.1, beta: -0.5 },
    ],
    epsilon: 1e-5,
    rule,
  } as const;
  const batch = [...simulate(columns, settings, 2)][1];
  assert.ok(batch);
  return { batch, lines: [5, 6, 7], place: 'line' as const, columnNames, settings };
}

/** What Python makes of a string literal in double quotes. */
function unescape(literal: string): string {
  assert.match(literal, /^"(?:[^"\\\r\n]|\\["\\]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/u);
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:(["\\])|x(..)|u(....)|U(.{8}))/g,
      (_, plain?: string, x?: string, u?: string, wide?: string) =>
        plain ?? String.fromCodePoint(parseInt(x ?? u ?? wide ?? '', 16)),
    );
}

const HOSTILE = [
  '"]\nimport os; os.system("x")  # ',
  "'''",
  '"""',
  '\\',
  '\u2028',
  '\u202egnp.exe',
  '\u0000',
  '𝒙\u{e0001}',
];

describe('Python literals', () => {
  it('hold any text as data on one line', () => {
    for (const text of HOSTILE) assert.equal(unescape(pythonString(text)), text);
    assert.equal(pythonString('sepal length (cm) µ'), '"sepal length (cm) µ"');
    assert.equal(pythonString('\u202e\n"'), String.raw`"\u202e\x0a\""`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(unescape(pythonString(text)), text);
      }),
    );
  });

  it('hold any double, as a float', () => {
    const literals = [562, -0, 1e21, 1e-7, 0.1, NaN, Infinity, -Infinity].map(pythonFloat);
    assert.deepEqual(literals, [
      '562.0',
      '-0.0',
      '1e+21',
      '1e-7',
      '0.1',
      'float("nan")',
      'float("inf")',
      '-float("inf")',
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.ok(Object.is(Number(pythonFloat(value)), value));
        assert.match(pythonFloat(value), /^-?\d+(\.\d+)?(e[+-]\d+)?$/);
        assert.match(pythonFloat(value), /[.e]/);
      }),
    );
  });

  it('are read by Python as they were meant', function () {
    const texts = [...HOSTILE, 'plain', 'µ'];
    const numbers = [562, -0, 1e21, 5e-324, 0.1, 1.7976931348623157e308, 2 ** 53 + 2];
    const program = [
      'import ast, json, sys',
      'texts, floats = json.load(sys.stdin)',
      'print(json.dumps([[ast.literal_eval(t) for t in texts], [ast.literal_eval(f).hex() for f in floats]]))',
    ].join('\n');
    const input = JSON.stringify([texts.map(pythonString), numbers.map(pythonFloat)]);
    const { status, stdout } = spawnSync('python3', ['-c', program], { input, encoding: 'utf8' });
    if (status === null) skip(this, 'there is no python3');
    const [readTexts, hexes] = JSON.parse(stdout) as [string[], string[]];
    assert.deepEqual(readTexts, texts);
    assert.deepEqual(hexes.slice(0, 2), ['0x1.1900000000000p+9', '-0x0.0p+0']);
    assert.equal(hexes[3], '0x0.0000000000001p-1022');
    assert.equal(hexes[4], '0x1.999999999999ap-4');
    assert.equal(hexes[5], '0x1.fffffffffffffp+1023');
  });
});

describe('snippets that reproduce a batch', () => {
  const lists = (snippet: string, name: string): number[][] => {
    const block = snippet.split(`${name} = [\n`)[1]?.split('\n]')[0] ?? '';
    return block.split('\n').map((line) => JSON.parse(line.replace(/,  # line \d+$/, '')) as number[]);
  };

  for (const [name, copy] of [
    ['PyTorch', copyAsPyTorch],
    ['Keras', copyAsKeras],
  ] as const) {
    it(`${name}: every number with all its digits`, () => {
      const batch = shown(TORCH);
      const snippet = copy(batch);
      const [a, b] = batch.batch.channels;
      assert.ok(a && b);
      assert.deepEqual(
        lists(snippet, 'x'),
        [0, 1, 2].map((row) => [a.x[row], b.x[row]]),
      );
      assert.deepEqual(
        lists(snippet, 'expected_y'),
        [0, 1, 2].map((row) => [a.y[row], b.y[row]]),
      );
      assert.match(snippet, /\],  # line 6\n/);
      assert.ok(snippet.includes(`running_mean = [${a.before.mean}, ${b.before.mean}]`));
      assert.ok(snippet.includes('gamma = [1.5, 0.1]\nbeta = [0.0, -0.5]\n'));
    });

    it(`${name}: names of columns stay inside their line`, () => {
      const plain = copy(shown(TORCH)).split('\n');
      const hostile = copy(shown(TORCH, HOSTILE)).split('\n');
      assert.equal(hostile.length, plain.length);
      assert.deepEqual(
        hostile.filter((line) => !line.startsWith('columns = ')),
        plain.filter((line) => !line.startsWith('columns = ')),
      );
      assert.ok(hostile.includes(`columns = [${HOSTILE.map(pythonString).join(', ')}]`));
    });
  }

  it('each library has its own momentum and expects its own running variance', () => {
    const keras: RunningRule = { library: 'keras', momentum: 0.99 };
    assert.match(copyAsPyTorch(shown(TORCH)), /momentum=0\.1,/);
    assert.match(copyAsPyTorch(shown(keras)), /momentum=1 - 0\.99,/);
    assert.match(copyAsPyTorch(shown({ library: 'pytorch', momentum: 'cumulative' })), /momentum=None,/);
    assert.match(copyAsKeras(shown(keras)), /momentum=0\.99,/);
    assert.match(copyAsKeras(shown(TORCH)), /momentum=0\.9,/);
    // The second batch of a cumulative average.
    assert.match(copyAsKeras(shown({ library: 'pytorch', momentum: 'cumulative' })), /momentum=0\.5,/);
    const [, b] = shown(TORCH).batch.channels;
    assert.ok(b);
    const variance = (taken: number) => 0.9 * b.before.variance + (1 - 0.9) * taken;
    const last = (snippet: string, name: string) =>
      Number(new RegExp(`${name} = \\[.*, (.*)\\]`).exec(snippet)?.[1]);
    const close = (actual: number, expected: number) => {
      assert.ok(Math.abs(actual / expected - 1) < 1e-12, `${actual} ${expected}`);
    };
    close(last(copyAsPyTorch(shown(TORCH)), 'expected_running_var'), variance((b.variance * 3) / 2));
    close(last(copyAsKeras(shown(TORCH)), 'expected_moving_var'), variance(b.variance));
  });

  it('Keras is asked for as many digits as single precision leaves', () => {
    const withColumn = (offset: number) => {
      const base = shown(TORCH);
      const column = Float64Array.of(offset - 1, offset, offset + 1);
      const settings = { ...base.settings, batchSize: 3, order: 'file', dropLast: false } as const;
      const [batch] = simulate([column, column], settings, 1);
      assert.ok(batch);
      return copyAsKeras({ ...base, batch });
    };
    assert.match(withColumn(0), /assert_allclose\(y, expected_y, rtol=0\.000001, /);
    // 1e-6 · (1 + μ² ÷ σ²), with σ² = 2 ÷ 3
    assert.match(withColumn(10), /assert_allclose\(y, expected_y, rtol=0\.00015, /);
    assert.doesNotMatch(withColumn(1e5), /assert_allclose/);
    assert.match(withColumn(1e5), /keeps hardly a digit/);
  });

  it('a batch with a missing value is NaN in Python too', () => {
    const base = shown(TORCH);
    const columns = [Float64Array.of(1, NaN, 3), Float64Array.of(1, 2, 3)];
    const [batch] = simulate(columns, { ...base.settings, batchSize: 3, order: 'file', dropLast: false }, 1);
    assert.ok(batch);
    for (const snippet of [copyAsPyTorch({ ...base, batch }), copyAsKeras({ ...base, batch })]) {
      assert.match(snippet, /\[float\("nan"\), 2\.0\], {2}# line 6\n/);
      assert.match(snippet, /expected_(?:running|moving)_mean = \[float\("nan"\), 0\.(?:2|1999999)/);
      assert.doesNotMatch(snippet, /NaN|undefined|Infinity/);
    }
  });

  it('PyTorch has no snippet for a batch of one', () => {
    const { batch, ...rest } = shown({ library: 'keras', momentum: 0.99 });
    const one = { ...rest, lines: [5], batch };
    assert.throws(
      () => copyAsPyTorch(one),
      (error) => error instanceof DataError && error.code === 'batch-of-one',
    );
  });
});
