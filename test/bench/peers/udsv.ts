/** uDSV and Number(), streamed: statistics. */
import { createReadStream } from 'node:fs';
import { ColumnCollector } from './columnCollector';
import { printCollected } from './printCollected';
import { peerArguments, peerLibrary } from './summary';

interface Parser {
  readonly stringArrs: (text: string) => string[][];
  chunk(text: string, parse: Parser['stringArrs'], onData: (row: string[]) => void): void;
  end(): void;
}
interface Udsv {
  readonly inferSchema: (text: string) => { readonly cols: readonly { readonly name: string }[] };
  readonly initParser: (schema: ReturnType<Udsv['inferSchema']>) => Parser;
}

async function main(): Promise<void> {
  const { file } = peerArguments();
  const { inferSchema, initParser } = peerLibrary('udsv') as Udsv;
  let parser: Parser | undefined;
  let columns: readonly ColumnCollector[] = [];
  const add = (row: readonly string[]) => {
    for (const [c, column] of columns.entries()) column.add(row[c]!);
  };
  const text = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 });
  for await (const chunk of text as AsyncIterable<string>) {
    if (parser === undefined) {
      const schema = inferSchema(chunk);
      columns = schema.cols.map(({ name }) => new ColumnCollector(name));
      parser = initParser(schema);
    }
    parser.chunk(chunk, parser.stringArrs, add);
  }
  parser?.end();
  printCollected(columns);
}

void main();
