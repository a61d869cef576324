import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { copyAsPyTorch } from '../../../src/engine/train/copyAsPyTorch';
import { planExperiment } from '../../../src/engine/train/experiment';
import { prepareLabData } from '../../../src/engine/train/labData';
import { DEFAULT_SETTINGS } from '../../../src/engine/train/labSettings';
import { pythonList, pythonString } from '../../../src/engine/export/pythonLiteral';
import { skip } from '../../skip';
import { numberColumn, textColumn } from './labTable';

/** What a program in Python prints; undefined where there is no Python. */
function python(program: string, input: string): string | undefined {
  const { error, status, stdout, stderr } = spawnSync('python3', ['-c', program], {
    input,
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  });
  if (error) return undefined;
  assert.equal(status, 0, stderr);
  return stdout;
}

type Written = Parameters<typeof copyAsPyTorch>[2]['dialect'];
const PLAIN: Written = {
  delimiter: '\t',
  quote: '"',
  escape: '',
  header: true,
  decimal: '.',
  thousands: '',
  comment: '',
  preambleLines: 0,
  encoding: 'utf-8',
  bom: false,
  compression: 'none',
};

/** A script about columns whose names and labels would break a careless one. */
async function awkwardScript(variant: 'zscore', dialect = PLAIN): Promise<string> {
  const count = Array.from({ length: 40 }, (_, row) => row);
  const names = ['"""\nimport os\n"""', "a'b\\", '\u202e\u2028', 'y"'];
  const data = prepareLabData(
    [
      numberColumn(names[0]!, count),
      textColumn(
        names[1]!,
        count.map((row) => ['"', "'", '\\n\n'][row % 3]!),
      ),
      numberColumn(
        names[2]!,
        count.map((row) => (row === 7 ? NaN : row * row)),
      ),
      textColumn(
        names[3]!,
        count.map((row) => (row % 2 ? 'yes' : '"); import os; ("')),
      ),
    ],
    'y"',
    { seed: 1, rowBudget: 1000 },
  );
  const settings = { ...DEFAULT_SETTINGS, variants: [variant], sweep: [] };
  const experiment = await planExperiment(data, settings, {}, () => undefined);
  return copyAsPyTorch(
    experiment,
    { variant, seed: 1, learningRate: 0.1 },
    {
      file: 'a "file"\n.csv',
      dialect,
      columnNames: names,
      textColumns: [names[1]!, names[3]!],
      missingWords: ['NA'],
    },
  );
}

describe('copyAsPyTorch', () => {
  it('is a program in Python, whatever the names', async function () {
    const script = await awkwardScript('zscore');
    const tree = python('import ast, sys; print(ast.dump(ast.parse(sys.stdin.read())))', script);
    if (tree === undefined) skip(this, 'no python3');
    assert.deepEqual(
      [...tree.matchAll(/Import\(names=\[alias\(name='(\w+)'/g)].map(([, module]) => module),
      ['math', 'pandas', 'torch'],
    );
  });

  it('holds the split, the network and the rates as they were', async () => {
    const script = await awkwardScript('zscore');
    assert.match(script, /^frame = frame\.iloc\[\[/m);
    assert.match(script, /torch\.nn\.Linear\(4, 32\),\n {4}torch\.nn\.ReLU\(\),/);
    assert.match(script, /torch\.optim\.SGD\(model\.parameters\(\), lr=0\.1, momentum=0\.0\)/);
    assert.match(script, /sep="\\x09",/);
    assert.doesNotMatch(script, /[\u2028\u202e]/);
  });

  it('reads the file as it is written', async function () {
    const changed: Written = {
      ...PLAIN,
      escape: '\\',
      decimal: ',',
      thousands: '.',
      comment: '#',
      preambleLines: 2,
    };
    const script = await awkwardScript('zscore', changed);
    assert.ok(script.includes('    escapechar="\\\\",\n    decimal=",",\n    thousands=".",\n'));
    assert.ok(script.includes('    lines = [line for line in list(file)[2:] if not line.startswith("#")]\n'));
    const lined = await awkwardScript('zscore', { ...PLAIN, delimiter: 'blanks', comment: '#' });
    assert.ok(lined.includes('    sep=r"\\s+",\n'));
    assert.ok(
      lined.includes('    lines = [line for line in file if not line.lstrip(" \\t").startswith("#")]\n'),
    );
    const tree = python('import ast, sys; print(ast.dump(ast.parse(sys.stdin.read())))', script);
    if (tree === undefined) skip(this, 'no python3');
  });
});

describe('pythonString', () => {
  it('reads back as the same text', function () {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 30 }), { numRuns: 500, seed: 1 });
    // Code points, because a terminal could not show every text.
    const found = python(
      'import ast, json, sys\nfor line in sys.stdin: print(json.dumps([ord(c) for c in ast.literal_eval(line)]))',
      texts.map((text) => `${pythonString(text)}\n`).join(''),
    );
    if (found === undefined) skip(this, 'no python3');
    const expected = texts.map((text) => Array.from(text, (character) => character.codePointAt(0)));
    assert.deepEqual(
      found
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as number[]),
      expected,
    );
  });

  it('stays on one line and shows nothing invisible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.match(pythonString(text), /^"[^\p{C}\n]*"$/u);
      }),
    );
    assert.equal(pythonString('größe "a"\t\u{1f600}\u200b'), '"größe \\"a\\"\\x09\u{1f600}\\u200b"');
  });
});

describe('pythonList', () => {
  it('breaks long lists, and only them', () => {
    assert.equal(pythonList(['1', '2']), '[1, 2]');
    assert.equal(pythonList([]), '[]');
    const long = pythonList(Array.from({ length: 100 }, (_, i) => String(i)));
    assert.ok(long.split('\n').every((line) => line.length <= 100));
    assert.deepEqual(
      long.match(/\d+/g)?.map(Number),
      Array.from({ length: 100 }, (_, i) => i),
    );
  });
});
