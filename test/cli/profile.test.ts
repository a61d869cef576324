import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { runCli } from './runCli';

/** What numpy and scikit-learn say of a column, as far as `profile --json` prints it. */
interface ExpectedColumn {
  readonly name: string;
  readonly count: number;
  readonly missing: number;
  readonly distinct: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std0: number;
  readonly std1: number;
  readonly p1: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly p99: number;
  readonly skew: number;
  readonly kurtosis: number;
  readonly tukey: Readonly<Record<'1.5', { readonly below: number; readonly above: number }>>;
}
interface PrintedColumn {
  readonly name: string;
  readonly histogram: {
    readonly edges: number[];
    readonly counts: number[];
    readonly below: number;
    readonly above: number;
  };
  readonly outliers: { readonly low: number; readonly high: number };
  readonly [statistic: string]: unknown;
}
interface Printed {
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly columns: PrintedColumn[];
}

const statistics = JSON.parse(readFileSync('test/fixtures/stats.json', 'utf8')) as {
  readonly tables: Readonly<
    Record<string, { readonly rows: number; readonly columns: readonly ExpectedColumn[] }>
  >;
};
const datasets = Object.keys(statistics.tables).filter((name) => name.startsWith('dataset:'));

/** Where `profile --json` and numpy use different words for the same number. */
const SAME = {
  count: 'count',
  missing: 'missing',
  distinct: 'distinct',
  min: 'min',
  max: 'max',
  mean: 'mean',
  std: 'std0',
  sampleStd: 'std1',
  p1: 'p1',
  q1: 'q1',
  median: 'median',
  q3: 'q3',
  p99: 'p99',
  skewness: 'skew',
  kurtosis: 'kurtosis',
} as const satisfies Record<string, keyof ExpectedColumn>;

/** What a statistic that may be near 0 is compared with besides itself; the others must agree relatively. */
function sizeToCompareWith(statistic: string, { min, max }: ExpectedColumn): number {
  switch (statistic) {
    case 'mean':
      return Math.max(Math.abs(min), Math.abs(max));
    case 'skewness':
    case 'kurtosis':
      return 1;
    default:
      return 0;
  }
}

describe('normscope profile --json', () => {
  for (const dataset of datasets) {
    it(`gives numpy's and scikit-learn's numbers for ${dataset} to 1e-12`, async () => {
      const file = `test/fixtures/datasets/${dataset.slice('dataset:'.length)}.csv`;
      const { status, stdout, stderr } = await runCli(['profile', file, '--json']);
      assert.deepEqual([status, stderr], [0, '']);
      const printed = JSON.parse(stdout) as Printed;
      const expected = statistics.tables[dataset];
      assert.ok(expected);
      assert.equal(printed.rows, expected.rows);
      for (const column of expected.columns) {
        const found = printed.columns.find((candidate) => candidate.name === column.name);
        assert.ok(found, `column ${column.name} is printed`);
        for (const [ours, theirs] of Object.entries(SAME)) {
          const value = found[ours];
          assert.ok(typeof value === 'number', `${column.name}.${ours} is a number`);
          const size = sizeToCompareWith(ours, column);
          const tolerance = 1e-12 * Math.max(Math.abs(column[theirs]), size);
          assert.ok(
            Math.abs(value - column[theirs]) <= tolerance,
            `${column.name}.${ours}: ${value}, expected ${column[theirs]}`,
          );
        }
        assert.deepEqual(
          [found.outliers.low, found.outliers.high],
          [column.tukey['1.5'].below, column.tukey['1.5'].above],
        );
        const { counts, below, above, edges } = found.histogram;
        assert.equal(edges.length, counts.length + 1);
        assert.equal(
          counts.reduce((sum, count) => sum + count, below + above),
          column.count,
        );
      }
    });
  }

  it('reads standard input', async () => {
    const stdin = readFileSync('test/fixtures/datasets/iris.csv', 'utf8');
    const { status, stdout } = await runCli(['profile', '-', '--json'], { stdin });
    assert.equal(status, 0);
    const { rows, bytes, file } = JSON.parse(stdout) as Printed;
    assert.deepEqual([rows, bytes, file], [150, Buffer.byteLength(stdin), 'standard input']);
  });
});

describe('normscope profile', () => {
  it('prints a table with a line per column', async () => {
    const { status, stdout } = await runCli(['profile', 'test/fixtures/datasets/iris.csv']);
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^iris\.csv: 150 rows × 5 columns, 2,635 bytes$/);
    assert.match(
      lines[3] ?? '',
      /^sepal length \(cm\) +number +0 +35 +5\.84333 +0\.825301 +4\.3 +5\.1 +5\.8 +6\.4 +7\.9$/,
    );
    assert.equal(lines.length, 3 + 5);
    assert.doesNotMatch(stdout, /infinite/);
  });

  it('counts infinities in the table where there are some', async () => {
    const stdin = 'a,b,c\ninf,1,x\n-Infinity,,y\n3,3,z\n,4,x\n5,5,\n';
    const { stdout } = await runCli(['profile', '-'], { stdin });
    const table = stdout.trimEnd().split('\n').slice(2);
    assert.deepEqual(
      table.map((line) => line.split(/ {2,}/).slice(0, 5)),
      [
        ['column', 'kind', 'missing', 'infinite', 'distinct'],
        ['a', 'number', '1', '2', '2'],
        ['b', 'integer', '1', '0', '4'],
        ['c', 'text', '1', '0', '3'],
      ],
    );
    assert.match(table[1] ?? '', / 4 +1 +3 +3\.5 +4 +4\.5 +5$/);
  });
});
