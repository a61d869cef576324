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
  sub(other: Expression | number): Expression;
  mul(factor: number): Expression;
  div(other: Expression): Expression;
  floor(): Expression;
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

const { work, file, out } = peerArguments();
const { readCSV, col, SQLContext } = peerLibrary('nodejs-polars') as Polars;
const data = readCSV(file);
if (work === 'W1') profile();
else scale();

function profile(): void {
  const numeric = data.getColumns().filter((series) => series.isNumeric());
  // The functions of expressions know no interpolated quantile; those of SQL do.
  const asked = numeric.flatMap(({ name }, c) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    return [
      `MIN(${column}) AS min${c}, MAX(${column}) AS max${c}, AVG(${column}) AS mean${c}, STDDEV(${column}) AS std${c}`,
      ...[25, 50, 75].map((percent) => `QUANTILE_CONT(${column}, ${percent / 100}) AS q${percent}_${c}`),
    ];
  });
  const sql = SQLContext({ data });
  const [found = {}] = sql.execute(`SELECT ${asked.join(', ')} FROM data`, { eager: true }).toRecords();
  const columns = numeric.map((series, c) => {
    const missing = series.nullCount();
    const count = series.length - missing;
    const number = (key: string) => Number(found[key]);
    return {
      name: series.name,
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
  const bins = data.select(
    ...columns.map(({ name, min, max }) =>
      col(name)
        .sub(min)
        .mul(max > min ? BINS / (max - min) : 0)
        .floor()
        .alias(name),
    ),
  );
  const histograms = bins.getColumns().map((series) => series.valueCounts(false, true).toRecords());
  const texts = data.getColumns().filter((series) => !series.isNumeric());
  printColumns(columns, {
    histograms,
    texts: texts.map((series) => series.valueCounts(true, true).head(TOP).toRecords()),
  });
}

function scale(): void {
  const scaled = data.getColumns().map((series) => {
    const column = col(series.name);
    if (!series.isNumeric()) return column;
    const toPopulation = populationStd(1, series.length - series.nullCount());
    return column.sub(column.mean()).div(column.std().mul(toPopulation)).alias(series.name);
  });
  data.select(...scaled).writeCSV(out);
}
