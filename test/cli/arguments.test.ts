import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseArguments } from '../../src/cli/arguments';
import { UsageError } from '../../src/cli/options';

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
      choice: { method: 'zscore' },
      columns: undefined,
      exclude: [],
      significantDigits: undefined,
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
    assert.deepEqual(
      [parsed.choice, parsed.significantDigits],
      [{ method: 'minmax', featureRange: [0, 1] }, 6],
    );
  });

  it("understands batchnorm, with PyTorch's defaults", () => {
    const least = ['batchnorm', 'a.csv', '--column', 'x,y', '--batch-size', '8'];
    const defaults = {
      name: 'batchnorm',
      file: 'a.csv',
      columns: ['x', 'y'],
      batchSize: 8,
      momentum: 0.1,
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
    const options =
      '--momentum cumulative --epsilon 1E-3 --gamma -2 --beta -.5 --seed 7 --batches 3 --drop-last';
    assert.deepEqual(parseArguments([...least, ...options.split(' '), '--json', '--no-header']), {
      ...defaults,
      momentum: 'cumulative',
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
    assert.deepEqual(parsed.columns, ['x', 'say "hi", you', 'z']);
  });

  it('refuses what it does not know, in one clear line', () => {
    refuses([], /expected a command/);
    refuses(['plot', 'a.csv'], /unknown command 'plot'/);
    refuses(['profile'], /expected FILE/);
    refuses(['profile', 'a', 'b'], /expected one FILE, found 'a' and 'b'/);
    refuses(['profile', 'a', '--speed'], /unknown option '--speed'/);
    refuses(['profile', 'a', '--encoding', 'latin1'], /unknown option '--encoding'/);
    refuses(['normalize', 'a'], /expected -o OUT/);
    refuses(
      ['normalize', 'a', '-o', 'b', '--method', 'robust'],
      /unknown method 'robust', expected one of zscore/,
    );
    refuses(['normalize', 'a', '-o', 'b', '--columns', 'x', '--exclude', 'y'], /found both/);
    refuses(['normalize', 'a', '-o', 'b', '--columns', ','], /expected names after --columns/);
    refuses(['normalize', 'a', '-o', 'b', '--columns', '"x" y'], /separated by commas/);
    for (const digits of ['0', '18', '1.5', 'many']) {
      refuses(['normalize', 'a', '-o', 'b', '--digits', digits], /expected 1 to 17/);
    }
    refuses(['profile', 'a', '--delimiter', '"'], /other than the quote/);
    for (const delimiter of ['', ';;', 'é', '\n']) {
      refuses(['profile', 'a', '--delimiter', delimiter], /expected one ASCII character after --delimiter/);
    }
  });
});
