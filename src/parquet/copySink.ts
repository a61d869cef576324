import type { DecodedArray, SchemaElement, SchemaTree } from 'hyparquet';
import { ParquetWriter } from 'hyparquet-writer';
import type { ByteSink } from '../engine/byteSource';
import type { EncodingSink } from '../engine/convert/output';
import { DataError } from '../engine/dataError';
import { writtenCodecs } from './codecs';
import { compressors } from './compressors';
import type { OpenedParquet } from './openParquet';
import { withNulls } from './numberColumn';
import { columnsOf } from './physicalSchema';
import { readSlices, type Slice } from './readSlices';
import { RowGroup } from './rowGroup';
import { SinkWriter } from './sinkWriter';
import { storedValues } from './storedValues';
import { encodingSchema, type LeafPath, writableSchema } from './writableSchema';

type Row = Readonly<Record<string, unknown>>;

/** Where Arrow keeps the types of the columns; those of scaled ones are others now. */
const ARROW_TYPES = 'ARROW:schema';

/**
 * Takes the scaled numbers of some columns, as {@link NumbersWriter} writes them, and writes a Parquet file: scaled columns
 * as DOUBLE, null where there is no number, all others as they are stored in the original. Row groups, order and names of the
 * columns, types and codecs stay; {@link writableSchema} and {@link writtenCodecs} say what cannot. Keeps two row groups
 * in memory, that of the original and the one that is written.
 */
export class CopySink implements EncodingSink {
  private readonly target: SinkWriter;
  private readonly writer: ParquetWriter;
  private readonly trees: readonly SchemaTree[];
  private readonly schema: SchemaElement[];
  private readonly codecs;
  private readonly slices: AsyncGenerator<Slice, undefined>;
  /** The row group whose numbers are being taken. */
  private slice: Slice | undefined;
  /** Its numbers, row by row, and how many bytes of them are there. */
  private numbers = new Float64Array(0);
  private filled = 0;

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
    this.slices = readSlices(original, {}, Infinity, (name) => !this.isScaled(name));
  }

  get bytes(): number {
    return this.target.offset;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      this.slice ??= await this.nextSlice();
      if (!this.slice) throw new Error('expected as many numbers as the original has');
      const room = new Uint8Array(this.numbers.buffer).subarray(this.filled);
      const some = bytes.subarray(at, at + room.length);
      room.set(some);
      this.filled += some.length;
      at += some.length;
      if (some.length === room.length) await this.writeGroup(this.slice);
    }
  }

  async finish(): Promise<void> {
    if (this.slice) throw new Error('expected numbers up to the end of a row group');
    for (;;) {
      const slice = await this.nextSlice();
      if (!slice) break;
      if (this.paths.length > 0) throw new Error('expected numbers of every row group');
      await this.writeGroup(slice);
    }
    // What the footer says of the columns.
    this.writer.schema = this.schema;
    await this.writer.finish();
    await this.target.flush();
  }

  private async nextSlice(): Promise<Slice | undefined> {
    const slice = (await this.slices.next()).value;
    this.filled = 0;
    const length = (slice?.rows ?? 0) * this.paths.length;
    if (this.numbers.length !== length) this.numbers = new Float64Array(length);
    return slice;
  }

  private async writeGroup(slice: Slice): Promise<void> {
    const group = new RowGroup(this.writer, slice.rows);
    try {
      for (const tree of this.trees) {
        const { name } = tree.element;
        const codec = this.codecs.get(name) ?? 'SNAPPY';
        const own = this.paths.findIndex((path) => path.length === 1 && path[0] === name);
        if (own >= 0) {
          await group.addDoubles(name, this.scaledColumn(own, slice.rows), codec);
          continue;
        }
        // A dictionary would take −0 for 0.
        const encoding = isFloat(tree) ? ('PLAIN' as const) : undefined;
        await group.add({ name, data: this.dataOf(tree, slice), codec, ...(encoding && { encoding }) });
      }
    } catch (error) {
      throw notWritten(error, slice.group);
    }
    group.end();
    this.slice = undefined;
  }

  /** The values of a column of the original, in whose structs there may be scaled ones. */
  private dataOf(tree: SchemaTree, { columns, rows }: Slice): DecodedArray {
    const original = columns.find((column) => column.tree.element.name === tree.element.name)!;
    let data = storedValues(tree, withNulls(original.values, original.isNull));
    for (const [p, path] of this.paths.entries()) {
      if (path[0] === tree.element.name) data = withScaled(data, path, this.scaledColumn(p, rows));
    }
    return data;
  }

  private scaledColumn(p: number, rows: number): Float64Array {
    const { numbers, paths } = this;
    const values = new Float64Array(rows);
    for (let r = 0, at = p; r < rows; r++, at += paths.length) values[r] = numbers[at]!;
    return values;
  }

  /** Whether a column is one of scaled numbers, not a struct. */
  private isScaled(name: string): boolean {
    return this.paths.some((path) => path.length === 1 && path[0] === name);
  }
}

function isFloat({ element }: SchemaTree): boolean {
  return element.type === 'FLOAT' || element.type === 'DOUBLE';
}

/** Structs, those that there are, with their scaled numbers. */
function withScaled(structs: DecodedArray, [, ...path]: LeafPath, scaled: Float64Array): DecodedArray {
  return Array.from<unknown, unknown>(structs, (struct, r) => withMember(struct, path, orNull(scaled[r]!)));
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
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
