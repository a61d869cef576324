import { readFileSync } from 'node:fs';

/** A number of the fixtures: NaN and the infinities are strings. */
type Encoded = number | 'NaN' | 'Infinity' | '-Infinity';

/** The statistics of a column that exact arithmetic gave, rounded once. */
export type ExactKey =
  'mean' | 'var0' | 'std0' | 'std1' | 'skew' | 'kurtosis' | 'p1' | 'q1' | 'median' | 'q3' | 'p99';

interface EncodedHistogram {
  readonly edges?: readonly Encoded[];
  readonly counts?: readonly number[];
  readonly n_bins?: number;
  readonly error?: unknown;
}

interface EncodedColumn {
  readonly name: string;
  readonly count: number;
  readonly distinct: number;
  readonly min: Encoded;
  readonly max: Encoded;
  readonly q1: Encoded;
  readonly q3: Encoded;
  readonly iqr: Encoded;
  readonly tukey: Record<'1.5', { lower: Encoded; upper: Encoded; below: number; above: number }> | null;
  readonly hist?: Record<HistogramRule, EncodedHistogram>;
  readonly exact?: Record<ExactKey, Encoded>;
}

export type HistogramRule = 'auto' | 'fd' | 'sturges' | '20' | '50';

export interface FixtureColumn {
  readonly table: string;
  readonly expected: EncodedColumn;
  /** The column's cells in file order: NaN where missing. */
  readonly values: Float64Array;
  readonly finite: readonly number[];
}

export function decode(encoded: Encoded): number {
  return Number(encoded);
}

/** The matrices of scalers.json, by name. */
export function readMatrices(): Record<string, { readonly data: readonly (readonly Encoded[])[] }> {
  const { matrices } = JSON.parse(readFileSync('test/fixtures/scalers.json', 'utf8')) as {
    matrices: Record<string, { data: Encoded[][] }>;
  };
  return matrices;
}

/** Every column of stats.json with the data that it describes. */
export function readStatsColumns(): FixtureColumn[] {
  const { tables } = JSON.parse(readFileSync('test/fixtures/stats.json', 'utf8')) as {
    tables: Record<string, { columns: EncodedColumn[] }>;
  };
  const matrices = readMatrices();
  return Object.entries(tables).flatMap(([table, { columns }]) => {
    const [kind, name] = table.split(':') as ['matrix' | 'dataset', string];
    const dataset = kind === 'dataset' ? readDataset(name) : undefined;
    return columns.map((expected): FixtureColumn => {
      const values = dataset
        ? dataset.get(expected.name)
        : matrices[name]?.data.map((row) => decode(row[Number(expected.name.slice(1))] ?? 'NaN'));
      if (!values) throw new Error(`no data for ${table} ${expected.name}`);
      return {
        table,
        expected,
        values: Float64Array.from(values),
        finite: values.filter((value) => Number.isFinite(value)),
      };
    });
  });
}

function readDataset(name: string): Map<string, number[]> {
  return readTable(`test/fixtures/datasets/${name}.csv`);
}

/** The columns of a file of numbers with neither quotes nor words for missing cells, as the fixtures' datasets are. */
export function readTable(file: string): Map<string, number[]> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = lines[0]?.split(',') ?? [];
  const rows = lines
    .slice(1)
    .map((line) => line.split(',').map((cell) => (cell === '' ? NaN : Number(cell))));
  return new Map(names.map((column, index) => [column, rows.map((row) => row[index] ?? NaN)]));
}
