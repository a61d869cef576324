import type { DecodedArray, SchemaElement, SchemaTree } from 'hyparquet';
import { ParquetWriter } from 'hyparquet-writer';
import type { ByteSink } from '../engine/byteSource';
import type { EncodingSink } from '../engine/convert/output';
import { DataError } from '../engine/dataError';
import { writtenCodecs } from './codecs';
import { compressors } from './compressors';
import { LineSplitter } from './lineSplitter';
import type { OpenedParquet } from './openParquet';
import { withNulls } from './numberColumn';
import { columnsOf } from './physicalSchema';
import { readSlices, type Slice } from './readSlices';
import { SinkWriter } from './sinkWriter';
import { storedValues } from './storedValues';
import { encodingSchema, type LeafPath, writableSchema } from './writableSchema';

type Row = Readonly<Record<string, unknown>>;

/** Where Arrow keeps the types of the columns; those of scaled ones are others now. */
const ARROW_TYPES = 'ARROW:schema';

/**
 * Takes the JSON Lines of a Parquet file, with the numbers of some columns scaled, and writes a Parquet file: scaled
 * columns from the lines, as DOUBLE, all others as they are stored in the original. Row groups, order and names of the
 * columns, types and codecs stay; {@link writableSchema} and {@link writtenCodecs} say what cannot. Keeps two row groups
 * in memory, that of the original and the one that is written.
 */
export class CopySink implements EncodingSink {
  private readonly target: SinkWriter;
  private readonly writer: ParquetWriter;
  private readonly lines = new LineSplitter();
  private readonly trees: readonly SchemaTree[];
  private readonly schema: SchemaElement[];
  private readonly codecs;
  private readonly slices: AsyncGenerator<Slice, undefined>;
  /** The row group whose lines are being taken. */
  private slice: Slice | undefined;
  /** Its lines so far, and for each scaled column the numbers in them. */
  private rows = 0;
  private scaled: (number | null)[][];

  /**
   * @param paths the columns that are scaled
   * @throws {DataError} `unsupported-parquet` when the original has a column that cannot be written
   */
  constructor(
    sink: ByteSink,
    original: OpenedParquet,
    private readonly paths: readonly LeafPath[],
  ) {
    const { metadata } = original;
    this.schema = writableSchema(original, paths);
    const schema = encodingSchema(this.schema);
    this.trees = columnsOf(metadata);
    this.codecs = writtenCodecs(metadata);
    this.target = new SinkWriter(sink);
    const kvMetadata = (metadata.key_value_metadata ?? []).filter(({ key }) => key !== ARROW_TYPES);
    this.writer = new ParquetWriter({
      ...{ writer: this.target, schema, compressors: compressors(), createdBy: 'normscope' },
      ...(kvMetadata.length > 0 && { kvMetadata }),
    });
    this.slices = readSlices(original, {}, Infinity);
    this.scaled = paths.map(() => []);
  }

  get bytes(): number {
    return this.target.offset;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (const row of this.lines.push(bytes)) await this.add(row);
  }

  async finish(): Promise<void> {
    for (const row of this.lines.end()) await this.add(row);
    // What the footer says of the columns.
    this.writer.schema = this.schema;
    await this.writer.finish();
    await this.target.flush();
  }

  private async add(row: Row): Promise<void> {
    this.slice ??= (await this.slices.next()).value;
    const { slice } = this;
    if (!slice) throw new Error('expected as many lines as the original has rows');
    for (const [p, path] of this.paths.entries()) this.scaled[p]!.push(numberAt(row, path));
    if (++this.rows === slice.rows) await this.writeGroup(slice);
  }

  private async writeGroup(slice: Slice): Promise<void> {
    const columnData = this.trees.map((tree, c) => {
      const { name } = tree.element;
      const { values, isNull } = slice.columns[c]!;
      let data: DecodedArray = withNulls(values, isNull);
      if (!this.isScaled([name])) data = storedValues(tree, data);
      for (const [p, path] of this.paths.entries()) {
        if (path[0] === name) data = withScaled(data, path, this.scaled[p]!);
      }
      const codec = this.codecs.get(name);
      // A dictionary would take −0 for 0.
      const encoding = isFloat(tree) || this.isScaled([name]) ? ('PLAIN' as const) : undefined;
      return { name, data, ...(codec && { codec }), ...(encoding && { encoding }) };
    });
    try {
      await this.writer.write({ columnData, rowGroupSize: slice.rows });
    } catch (error) {
      throw notWritten(error, slice.group);
    }
    this.slice = undefined;
    this.rows = 0;
    this.scaled = this.paths.map(() => []);
  }

  private isScaled(path: LeafPath): boolean {
    return this.paths.some((each) => each.length === path.length && each[0] === path[0]);
  }
}

function isFloat({ element }: SchemaTree): boolean {
  return element.type === 'FLOAT' || element.type === 'DOUBLE';
}

function numberAt(row: Row, path: LeafPath): number | null {
  let value: unknown = row;
  for (const name of path) value = (value as Row | null)?.[name];
  return typeof value === 'number' ? value : null;
}

/** The column with its scaled numbers; where they are in structs, in the structs that there are. */
function withScaled(
  values: DecodedArray,
  [, ...path]: LeafPath,
  scaled: readonly (number | null)[],
): DecodedArray {
  if (path.length === 0) return [...scaled];
  return Array.from<unknown, unknown>(values, (struct, r) => withMember(struct, path, scaled[r] ?? null));
}

function withMember(struct: unknown, [name, ...rest]: LeafPath, value: number | null): unknown {
  if (typeof struct !== 'object' || struct === null || name === undefined) return struct;
  const members = struct as Row;
  return { ...members, [name]: rest.length === 0 ? value : withMember(members[name], rest, value) };
}

function notWritten(error: unknown, group: number): Error {
  if (error instanceof DataError) return error;
  const reason = error instanceof Error ? error.message.replace(/^parquet /, '') : String(error);
  return new DataError(
    'unsupported-parquet',
    `row group ${group + 1} cannot be written as Parquet (${reason})`,
    {
      hint: 'Nothing was written. Choose another format for the copy.',
    },
  );
}
