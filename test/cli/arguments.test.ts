import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseArguments } from '../../src/cli/arguments';
import type { RecipeArguments } from '../../src/cli/normalizeArguments';
import { UsageError } from '../../src/cli/usageError';

function choiceOf(recipe: RecipeArguments) {
  assert.ok('choice' in recipe);
  return recipe.choice;
}

const refuses = (args: string[], message: RegExp) => {
  assert.throws(
    () => parseArguments(args),
    (error) => error instanceof UsageError && message.test(error.message) && !error.message.endsWith('.'),
    `expected ${args.join(' ')} to be refused with ${message.source}`,
  );
};

describe('command-line arguments', () => {
  it('understands profile with every reading option', () => {
    assert.deepEqual(
      parseArguments([
        'profile',
        'a.csv',
        '--json',
        '--delimiter',
        ';',
        '--quote',
        "'",
        '--no-header',
        '--missing',
        'x,-',
      ]),
      {
        name: 'profile',
        file: 'a.csv',
        json: true,
        reading: { delimiter: ';', quote: "'", header: false, missingWords: ['x', '-'] },
      },
    );
  });

  it('understands whether there is a header, and what the members of an object are', () => {
    for (const [options, reading] of [
      [['--header'], { header: true }],
      [['--no-header', '--orient', 'index'], { header: false, orient: 'index' }],
      [['--orient', 'columns'], { orient: 'columns' }],
    ] as const) {
      assert.deepEqual(parseArguments(['profile', 'a.json', ...options]), {
        name: 'profile',
        file: 'a.json',
        json: false,
        reading,
      });
    }
    for (const [options, message] of [
      [['--header', '--no-header'], 'expected --header or --no-header, found both'],
      [['--orient', 'rows'], "expected index or columns after --orient, found 'rows'"],
    ] as const) {
      assert.throws(() => parseArguments(['profile', 'a.json', ...options]), { message });
    }
  });

  it('understands how a file is written, for every command', () => {
    const reading = {
      escape: '\\',
      decimal: ',',
      thousands: '.',
      comment: '#',
      preambleLines: 3,
      kinds: { code: 'integer', 'a=b': 'text' },
    };
    const options = [
      '--escape',
      '\\',
      '--decimal',
      ',',
      '--thousands',
      '.',
      '--comment',
      '#',
      '--skip-lines',
      '3',
    ];
    const kinds = ['--kind', 'code=integer', '--kind', 'a=b=text'];
    for (const command of [
      ['profile', 'a.csv'],
      ['normalize', 'a.csv', '-o', 'b.csv'],
      ['apply', 's.json', 'a.csv', '-o', 'b.csv'],
      ['batchnorm', 'a.csv', '--column', 'x', '--batch-size', '8'],
      ['train', 'a.csv', '--target', 'y'],
    ]) {
      const parsed = parseArguments([...command, ...options, ...kinds]);
      assert.deepEqual('reading' in parsed && parsed.reading, reading);
    }
    const words = '--escape none --decimal comma --thousands space --comment none'.split(' ');
    const inWords = parseArguments(['profile', 'a', ...words]);
    assert.deepEqual('reading' in inWords && inWords.reading, {
      escape: '',
      decimal: ',',
      thousands: ' ',
      comment: '',
    });
  });

  it('refuses ways of writing that cannot be', () => {
    refuses(['profile', 'a', '--decimal', ';'], /expected \. or , after --decimal, found ';'/);
    refuses(
      ['profile', 'a', '--thousands', 'constructor'],
      /expected comma, point, space.* after --thousands/,
    );
    refuses(['profile', 'a', '--escape', 'é'], /expected one ASCII character after --escape/);
    for (const count of ['-1', '1.5', 'two', '']) {
      refuses(['profile', 'a', `--skip-lines=${count}`], /expected a number of lines after --skip-lines/);
    }
    for (const kind of ['x', '=text', 'x=', 'x=empty', 'x=Number']) {
      refuses(['profile', 'a', '--kind', kind], /expected NAME=KIND after --kind/);
    }
    refuses(
      ['profile', 'a', '--decimal', ',', '--thousands', 'comma'],
      /decimal mark other than the thousands mark/,
    );
    refuses(
      ['profile', 'a', '--delimiter', '#', '--comment', '#'],
      /delimiter other than the comment character/,
    );
    refuses(
      ['profile', 'a', '--delimiter', ',', '--decimal', ',', '--quote', 'none'],
      /other than the decimal mark/,
    );
  });

  it('has words for what is hard to type', () => {
    const reading = { delimiter: '\t', quote: '' };
    assert.deepEqual(parseArguments(['profile', '-', '--delimiter', 'tab', '--quote', 'none']), {
      name: 'profile',
      file: '-',
      json: false,
      reading,
    });
  });

  it('understands normalize, with z-score where no method is given', () => {
    assert.deepEqual(parseArguments(['normalize', 'a.csv', '-o', 'b.csv']), {
      name: 'normalize',
      file: 'a.csv',
      output: 'b.csv',
      recipe: { choice: { method: 'zscore' }, columns: undefined, exclude: [] },
      fit: undefined,
      nonFinite: undefined,
      significantDigits: undefined,
      saveScaler: undefined,
      as: undefined,
      reading: {},
    });
    const parsed = parseArguments([
      'normalize',
      'a.csv',
      '-o',
      'b.csv',
      '--method',
      'minmax',
      '--digits',
      '6',
    ]);
    assert.ok(parsed.name === 'normalize');
    assert.deepEqual([choiceOf(parsed.recipe), parsed.significantDigits], [{ method: 'minmax' }, 6]);
  });

  it('understands the parameters of scalers', () => {
    const choice = (...options: string[]) => {
      const parsed = parseArguments(['normalize', 'a', '-o', 'b', '--method', ...options]);
      assert.ok(parsed.name === 'normalize');
      return choiceOf(parsed.recipe);
    };
    assert.deepEqual(choice('robust', '--quantile-range', '10,90', '--unit-variance'), {
      method: 'robust',
      quantile_range: [10, 90],
      unit_variance: true,
    });
    assert.deepEqual(choice('minmax', '--feature-range=-1,1', '--clip'), {
      method: 'minmax',
      feature_range: [-1, 1],
      clip: true,
    });
    assert.deepEqual(choice('minmax', '--feature-range', '-.5,1'), {
      method: 'minmax',
      feature_range: [-0.5, 1],
    });
    assert.deepEqual(choice('zscore', '--no-with-mean'), { method: 'zscore', with_mean: false });
    assert.deepEqual(choice('quantile-normal', '--n-quantiles', '100'), {
      method: 'quantile-normal',
      n_quantiles: 100,
    });
    assert.deepEqual(choice('advice'), { method: 'advice' });
    const refusesChoice = (options: string[], message: RegExp) => {
      refuses(['normalize', 'a', '-o', 'b', '--method', ...options], message);
    };
    refusesChoice(['zscore', '--clip'], /--clip does not belong to the method zscore/);
    refusesChoice(['advice', '--clip'], /--clip does not belong to the method advice/);
    refusesChoice(['robust', '--quantile-range', '90,10'], /expected two numbers between 0 and 100/);
    refusesChoice(['quantile-normal', '--n-quantiles', '1.5'], /expected a whole number from 1/);
  });

  it('understands which rows to fit on', () => {
    const fit = (...options: string[]) => {
      const parsed = parseArguments(['normalize', 'a', '-o', 'b', ...options]);
      assert.ok(parsed.name === 'normalize');
      return parsed.fit;
    };
    assert.deepEqual(fit('--fit-rows', 'first:80%'), { rows: 'first', percent: 80 });
    assert.deepEqual(fit('--fit-rows', 'random:62.5%:seed=7'), { rows: 'random', percent: 62.5, seed: 7 });
    assert.deepEqual(fit('--fit-rows', 'split=train'), { rows: 'where', column: 'split', value: 'train' });
    assert.deepEqual(fit('--fit-rows', 'all'), { rows: 'all' });
    assert.deepEqual(fit('--fit-file', 'train.csv'), { rows: 'file', file: 'train.csv' });
    for (const rows of ['first:0%', 'first:101%', 'first:80', 'first:80%:seed=1', 'half', '=x']) {
      refuses(['normalize', 'a', '-o', 'b', '--fit-rows', rows], /--fit-rows/);
    }
    refuses(['normalize', 'a', '-o', 'b', '--fit-rows', 'all', '--fit-file', 'c'], /found both/);
    refuses(['normalize', '-', '-o', 'b', '--fit-file', '-'], /one file from standard input/);
    refuses(['normalize', 'a', '-o', 'b', '--recipe', 'r', '--method', 'zscore'], /found both/);
    refuses(['normalize', 'a', '-o', 'b', '--recipe', 'r', '--clip'], /found both/);
    refuses(['normalize', 'a', '-o', 'b', '--non-finite', 'drop'], /expected missing, clip or leave/);
  });

  it('understands apply', () => {
    assert.deepEqual(parseArguments(['apply', 's.json', 'a.csv', '-o', 'b.csv', '--inverse']), {
      name: 'apply',
      scaler: 's.json',
      file: 'a.csv',
      output: 'b.csv',
      inverse: true,
      reading: {},
    });
    refuses(['apply', '-o', 'b'], /expected SCALER/);
    refuses(['apply', 's.json', '-o', 'b'], /expected FILE/);
    refuses(['apply', 's.json', 'a', 'c', '-o', 'b'], /expected one SCALER and one FILE/);
  });

  it("understands batchnorm, with PyTorch's defaults", () => {
    const least = ['batchnorm', 'a.csv', '--column', 'x,y', '--batch-size', '8'];
    const defaults = {
      name: 'batchnorm',
      file: 'a.csv',
      columns: ['x', 'y'],
      batchSize: 8,
      rule: { library: 'pytorch', momentum: 0.1 },
      epsilon: 1e-5,
      gamma: 1,
      beta: 0,
      order: { seed: 0 },
      dropLast: false,
      batches: undefined,
      json: false,
      reading: {},
    };
    assert.deepEqual(parseArguments(least), defaults);
    // Each column once.
    assert.deepEqual(parseArguments([...least, '--column', 'x,y,x']), defaults);
    const options =
      '--momentum cumulative --epsilon 1E-3 --gamma -2 --beta -.5 --seed 7 --batches 3 --drop-last';
    assert.deepEqual(parseArguments([...least, ...options.split(' '), '--json', '--no-header']), {
      ...defaults,
      rule: { library: 'pytorch', momentum: 'cumulative' },
      epsilon: 0.001,
      gamma: -2,
      beta: -0.5,
      order: { seed: 7 },
      dropLast: true,
      batches: 3,
      json: true,
      reading: { header: false },
    });
    assert.deepEqual(parseArguments([...least, '--in-order']), { ...defaults, order: 'file' });
  });

  it("understands Keras's words for batchnorm, with its defaults", () => {
    const least = ['batchnorm', 'a.csv', '--column', 'x', '--batch-size', '8', '--convention', 'keras'];
    const choice = (args: readonly string[]) => {
      const parsed = parseArguments(args);
      assert.ok(parsed.name === 'batchnorm');
      return [parsed.rule, parsed.epsilon];
    };
    assert.deepEqual(choice(least), [{ library: 'keras', momentum: 0.99 }, 1e-3]);
    const own = [...least, '--momentum', '0.9', '--epsilon', '1e-5'];
    assert.deepEqual(choice(own), [{ library: 'keras', momentum: 0.9 }, 1e-5]);
    refuses([...least, '--momentum', 'cumulative'], /expected 0 to 1, the weight of what is kept/);
    refuses([...least.slice(0, -1), 'tensorflow'], /expected pytorch or keras after --convention/);
  });

  it('refuses values of batchnorm that cannot be', () => {
    const least = ['batchnorm', 'a.csv', '--column', 'x', '--batch-size', '8'];
    refuses(['batchnorm', 'a.csv', '--batch-size', '8'], /expected --column A\[,B\]/);
    refuses(['batchnorm', 'a.csv', '--column', 'x'], /expected --batch-size M/);
    refuses([...least, '--seed', '1', '--in-order'], /found both/);
    for (const size of ['0', '-1', '2.5', '1e3', '']) {
      refuses(['batchnorm', 'a.csv', '--column', 'x', `--batch-size=${size}`], /--batch-size/);
    }
    for (const momentum of ['1.5', '0x1', 'average']) {
      refuses([...least, '--momentum', momentum], /expected 0 to 1, the weight of the new batch/);
    }
    for (const epsilon of ['0', '-1', 'small', '1e999']) {
      refuses([...least, `--epsilon=${epsilon}`], /expected a number above 0 after --epsilon/);
    }
    refuses([...least, '--gamma', 'one'], /expected a number after --gamma/);
    refuses([...least, '--batches', '0'], /expected a whole number of at least 1 after --batches/);
  });

  it('splits names at commas, except inside double quotes', () => {
    const parsed = parseArguments(['normalize', 'a', '-o', 'b', '--columns', 'x, "say ""hi"", you" ,z']);
    assert.ok(parsed.name === 'normalize');
    assert.deepEqual('columns' in parsed.recipe && parsed.recipe.columns, ['x', 'say "hi", you', 'z']);
  });

  it('refuses what it does not know, in one clear line', () => {
    refuses([], /expected a command/);
    refuses(['plot', 'a.csv'], /unknown command 'plot'/);
    refuses(['profile'], /expected FILE/);
    refuses(['profile', 'a', 'b'], /expected one FILE, found 'a' and 'b'/);
    refuses(['profile', 'a', '--speed'], /unknown option '--speed'/);
    refuses(['profile', 'a', '--encoding', 'klingon'], /expected an encoding such as .+, found 'klingon'/);
    refuses(['normalize', 'a'], /expected -o OUT/);
    for (const command of [['normalize'], ['apply', 's.json']]) {
      refuses([...command, 'a', '-o', '-'], /expected the name of a file after -o, found '-'/);
    }
    refuses(['normalize', 'a', '-o', 'b', '--save-scaler', '-'], /after --save-scaler, found '-'/);
    refuses(
      ['normalize', 'a', '-o', 'b', '--method', 'robbust'],
      /unknown method 'robbust', expected one of zscore/,
    );
    refuses(['normalize', 'a', '-o', 'b', '--columns', 'x', '--exclude', 'y'], /found both/);
    refuses(['normalize', 'a', '-o', 'b', '--columns', ','], /expected names after --columns/);
    refuses(['normalize', 'a', '-o', 'b', '--columns', '"x" y'], /separated by commas/);
    for (const digits of ['0', '18', '1.5', 'many']) {
      refuses(['normalize', 'a', '-o', 'b', '--digits', digits], /expected 1 to 17/);
    }
    refuses(['profile', 'a', '--delimiter', '"'], /expected a quote other than the delimiter/);
    for (const delimiter of ['', ';;', 'é', '\n']) {
      refuses(['profile', 'a', '--delimiter', delimiter], /expected one ASCII character after --delimiter/);
    }
  });
});
