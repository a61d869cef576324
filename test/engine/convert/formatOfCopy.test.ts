import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatOfCopy } from '../../../src/engine/convert/formatOfCopy';
import type { OutputFormat } from '../../../src/engine/convert/outputFormat';
import { requireWritable } from '../../../src/engine/convert/requireWritable';
import { detectDialect } from '../../../src/engine/csv/detectDialect';

describe('formatOfCopy', () => {
  const cases: readonly [copy: string, source: string, delimiter: string, OutputFormat | undefined][] = [
    ['out.csv', 'data.csv', ';', undefined],
    ['out.CSV.gz', 'data.csv', ',', undefined],
    ['out.json', 'data.csv', ',', 'json'],
    ['out.jsonl', 'data.csv', ',', 'jsonl'],
    ['out.ndjson.gz', 'data.csv', ',', 'jsonl'],
    ['out.parquet', 'data.csv', ',', 'parquet'],
    ['out.tsv', 'data.csv', ',', 'tsv'],
    ['out.tsv', 'data.csv', '\t', undefined],
    ['out.tab', 'data.tsv', '\t', undefined],
    ['out.csv', 'data.tsv', '\t', 'csv'],
    ['out.csv', 'data.txt', ';', undefined],
    ['out.csv', 'data.psv', '|', 'csv'],
    ['out.txt', 'data.csv', ',', undefined],
    ['out.dat', 'data.csv', ',', undefined],
    ['out.zscore', 'data.csv', ',', undefined],
    ['.xlsx', 'data.csv', ',', undefined],
    // What it is called already.
    ['out.db', 'data.db', ',', undefined],
    ['out', 'data.csv', ',', undefined],
  ];
  for (const [copy, file, delimiter, expected] of cases) {
    it(`${copy} from ${file}: ${expected ?? 'as it is'}`, () => {
      const dialect = detectDialect(new TextEncoder().encode('a\n1\n'), { delimiter });
      assert.equal(formatOfCopy(copy, { file, format: 'csv', dialect }), expected);
    });
  }
});

describe('requireWritable', () => {
  it('refuses names that say formats which are not written', () => {
    for (const [copy, found] of [
      ['out.xlsx', 'an Excel workbook'],
      ['out.ODS', 'an OpenDocument file'],
      ['out.docx', 'a Word document'],
      ['out.feather', 'an Arrow file'],
      ['out.arrow.gz', 'an Arrow file'],
      ['out.csv.zst', 'an archive'],
    ] as const) {
      assert.throws(
        () => {
          requireWritable(copy, 'data.csv');
        },
        {
          name: 'DataError',
          code: 'write-failed',
          message: `expected the name of a file of CSV, TSV, JSON, JSON Lines or Parquet, found ${copy}, ${found}`,
        },
      );
      // The format was said.
      requireWritable(copy, 'data.csv', 'csv');
    }
  });

  it('takes names that say nothing, and the one that the source has', () => {
    for (const copy of ['out.txt', 'out.dat', 'out', '.xlsx', 'out.zscore', 'out.csv.gz', 'out.db']) {
      requireWritable(copy, 'data.db');
    }
  });

  it('refuses to pack Parquet once more', () => {
    const refuses = (copy: string, format?: 'parquet') => {
      assert.throws(() => {
        requireWritable(copy, 'data.csv', format);
      }, /expected a name for Parquet without \.gz, found/);
    };
    refuses('out.parquet.gz');
    refuses('out.GZ', 'parquet');
    requireWritable('out.parquet', 'data.csv.gz');
  });
});
