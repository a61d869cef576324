/** polars: exact moments and quartiles of every column; z-scores, written as CSV. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { peerArguments, printColumns } from './summary';

interface Series {
  readonly name: string;
  min(): number;
  max(): number;
  mean(): number;
}
interface Expression {
  sub(other: Expression): Expression;
  div(other: Expression): Expression;
  mean(): Expression;
  std(): Expression;
  quantile(q: number): Expression;
  alias(name: string): Expression;
}
interface Frame {
  readonly columns: readonly string[];
  select(...expressions: Expression[]): Frame;
  writeCSV(path: string): void;
  getColumns(): readonly Series[];
}
interface Polars {
  readonly readCSV: (path: string) => Frame;
  readonly col: (name: string) => Expression;
}

const { work, file, out } = peerArguments();
const require = createRequire(join(process.cwd(), 'package.json'));
const { readCSV, col } = require('nodejs-polars') as Polars;
const frame = readCSV(file);
if (work === 'normalize') {
  frame
    .select(...frame.columns.map((name) => col(name).sub(col(name).mean()).div(col(name).std()).alias(name)))
    .writeCSV(out);
} else {
  frame.select(
    ...frame.columns.flatMap((name) =>
      [0.25, 0.5, 0.75]
        .map((q) => col(name).quantile(q).alias(`${name} ${q}`))
        .concat(col(name).std().alias(`${name} std`)),
    ),
  );
}
printColumns(
  frame.getColumns().map((series) => ({
    name: series.name,
    min: series.min(),
    max: series.max(),
    mean: series.mean(),
  })),
);
