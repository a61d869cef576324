import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatOfCopy } from '../../../src/engine/convert/formatOfCopy';
import type { OutputFormat } from '../../../src/engine/convert/outputFormat';
import { detectDialect } from '../../../src/engine/csv/dialect';

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
    ['out', 'data.csv', ',', undefined],
  ];
  for (const [copy, file, delimiter, expected] of cases) {
    it(`${copy} from ${file}: ${expected ?? 'as it is'}`, () => {
      const dialect = detectDialect(new TextEncoder().encode('a\n1\n'), { delimiter });
      assert.equal(formatOfCopy(copy, { file, format: 'csv', dialect }), expected);
    });
  }
});
