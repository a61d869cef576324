/** DuckDB: SUMMARIZE, whose quantiles are approximate, a histogram and the most frequent texts; z-scores in SQL and COPY. */
import { BINS, peerArguments, peerLibrary, populationStd, printColumns, TOP } from './summary';

type Row = Readonly<Record<string, unknown>>;
interface Connection {
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): readonly Row[] }>;
}
interface DuckDb {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

const NUMERIC = /^(DOUBLE|FLOAT|DECIMAL.*|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
/** Not a bare literal: that would be a decimal. */
const double = (value: number) => `'${value}'::DOUBLE`;

async function main(): Promise<void> {
  const { work, file, out } = peerArguments();
  const { DuckDBInstance } = peerLibrary('@duckdb/node-api') as DuckDb;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const query = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const reader = file.endsWith('.jsonl') ? 'read_json' : 'read_csv';
  await query(`CREATE TABLE data AS FROM ${reader}(${text(file)})`);
  await (work === 'W1' ? profile(query) : scale(query, out));
}

async function profile(query: (sql: string) => Promise<readonly Row[]>): Promise<void> {
  const summaries = (await query('SUMMARIZE data')).map((row) => ({
    name: String(row['column_name']),
    numeric: NUMERIC.test(String(row['column_type'])),
    number: (key: string) => Number(row[key]),
  }));
  const numeric = summaries.filter((column) => column.numeric);
  const counted = numeric.flatMap(({ name, number }, c) => {
    const [min, max] = [number('min'), number('max')];
    const position = `(${identifier(name)} - ${double(min)}) * ${double(max > min ? BINS / (max - min) : 0)}`;
    return [
      `count(${identifier(name)}) AS n${c}`,
      `histogram(least(${BINS - 1}, floor(${position}))::INTEGER) AS h${c}`,
    ];
  });
  const [counts = {}] = await query(`SELECT ${counted.join(', ')} FROM data`);
  const texts = [];
  for (const { name } of summaries.filter((column) => !column.numeric)) {
    const column = identifier(name);
    const top = `SELECT ${column} AS text, count(*) AS n FROM data GROUP BY 1 ORDER BY 2 DESC LIMIT ${TOP}`;
    texts.push({ name, top: await query(top) });
  }
  const columns = numeric.map(({ name, number }, c) => {
    const count = Number(counts[`n${c}`]);
    return {
      name,
      count,
      missing: number('count') - count,
      min: number('min'),
      max: number('max'),
      mean: number('avg'),
      std: populationStd(number('std'), count),
      q1: number('q25'),
      median: number('q50'),
      q3: number('q75'),
      histogram: counts[`h${c}`],
    };
  });
  printColumns(columns, { texts });
}

async function scale(query: (sql: string) => Promise<readonly Row[]>, out: string): Promise<void> {
  const columns = (await query('DESCRIBE data')).map((row) => ({
    name: identifier(String(row['column_name'])),
    numeric: NUMERIC.test(String(row['column_type'])),
  }));
  const fitted = columns.map(({ name, numeric }, c) =>
    numeric ? `avg(${name}) AS m${c}, stddev_pop(${name}) AS s${c}` : `NULL AS m${c}`,
  );
  const [fit = {}] = await query(`SELECT ${fitted.join(', ')} FROM data`);
  const scaled = columns.map(({ name, numeric }, c) => {
    const [mean, std] = [Number(fit[`m${c}`]), Number(fit[`s${c}`])];
    return numeric ? `(${name} - ${double(mean)}) / ${double(std)} AS ${name}` : name;
  });
  await query(`COPY (SELECT ${scaled.join(', ')} FROM data) TO ${text(out)} (HEADER)`);
}

void main();
