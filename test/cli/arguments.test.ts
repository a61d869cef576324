import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseArguments, UsageError } from '../../src/cli/arguments';

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
