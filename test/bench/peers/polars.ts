/** polars: exact moments and quartiles of every column, a histogram, the most frequent texts; z-scores, written as CSV. */
import { BINS, peerArguments, peerLibrary, populationStd, printColumns, TOP } from './summary';

type Row = Readonly<Record<string, unknown>>;
interface Series {
  readonly name: string;
  readonly length: number;
  isNumeric(): boolean;
  nullCount(): number;
  valueCounts(sort: boolean, parallel: boolean): Frame;
}
interface Expression {
  sub(other: Expression): Expression;
  mul(factor: number): Expression;
  div(other: Expression): Expression;
  mean(): Expression;
  std(): Expression;
  alias(name: string): Expression;
}
interface Frame {
  select(...expressions: Expression[]): Frame;
  head(rows: number): Frame;
  toRecords(): readonly Row[];
  writeCSV(path: string): void;
  getColumns(): readonly Series[];
}
interface Polars {
  readonly readCSV: (path: string) => Frame;
  readonly col: (name: string) => Expression;
  readonly SQLContext: (frames: Readonly<Record<string, Frame>>) => {
    execute(sql: string, options: { eager: true }): Frame;
  };
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const { work, file, out } = peerArguments();
const { readCSV, col, SQLContext } = peerLibrary('nodejs-polars') as Polars;
const data = readCSV(file);
const series = data.getColumns();
if (work === 'W1') profile();
else scale();

/**
 * In SQL, whose quantiles interpolate, as those of expressions do not; and which plans thousands of columns many times
 * faster.
 */
function profile(): void {
  const numeric = series.filter((one) => one.isNumeric());
  const asked = numeric.flatMap(({ name }, c) => {
    const column = identifier(name);
    return [
      `MIN(${column}) AS min${c}, MAX(${column}) AS max${c}, AVG(${column}) AS mean${c}, STDDEV(${column}) AS std${c}`,
      ...[25, 50, 75].map((percent) => `QUANTILE_CONT(${column}, ${percent / 100}) AS q${percent}_${c}`),
    ];
  });
  const sql = SQLContext({ data });
  const query = (selected: readonly string[]) =>
    sql.execute(`SELECT ${selected.join(', ')} FROM data`, { eager: true });
  const [found = {}] = query(asked).toRecords();
  const columns = numeric.map((one, c) => {
    const missing = one.nullCount();
    const count = one.length - missing;
    const number = (key: string) => Number(found[key]);
    return {
      name: one.name,
      count,
      missing,
      min: number(`min${c}`),
      max: number(`max${c}`),
      mean: number(`mean${c}`),
      std: populationStd(number(`std${c}`), count),
      q1: number(`q25_${c}`),
      median: number(`q50_${c}`),
      q3: number(`q75_${c}`),
    };
  });
  const bins = query(
    columns.map(({ name, min, max }) => {
      const column = identifier(name);
      return `FLOOR((${column} - (${min})) * ${max > min ? BINS / (max - min) : 0}) AS ${column}`;
    }),
  );
  printColumns(columns, {
    histograms: bins.getColumns().map((one) => one.valueCounts(false, true).toRecords()),
    texts: series
      .filter((one) => !one.isNumeric())
      .map((one) => one.valueCounts(true, true).head(TOP).toRecords()),
  });
}

function scale(): void {
  const scaled = series.map((one) => {
    const column = col(one.name);
    if (!one.isNumeric()) return column;
    const toPopulation = populationStd(1, one.length - one.nullCount());
    return column.sub(column.mean()).div(column.std().mul(toPopulation)).alias(one.name);
  });
  data.select(...scaled).writeCSV(out);
}
