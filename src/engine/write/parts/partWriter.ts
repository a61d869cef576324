import type { ByteSource } from '../../byteSource';
import type { Part } from '../../csv/fileParts';
import { mayEmptyCells, type OpenedTable } from '../../table/openTable';
import { readRecords } from '../../csv/readRecords';
import type { RecordBatch } from '../../csv/recordBatch';
import { recordStartOf } from '../../csv/recordStart';
import type { NotedCells } from '../writeResult';
import { type PlainTable, tableOf } from '../../fit/fittedTable';
import type { Kernel } from '../../kernel/kernel';
import { newKernel } from '../../kernel/newKernel';
import type { Conversion } from '../../convert/conversion';
import { oneAtATime } from '../../oneAtATime';
import { CellClassifier } from '../../table/cellClassifier';
import { silent, type Task } from '../../task';
import { BlockScaler, type ScalingOptions } from '../blockScaler';
import { newBatchWriter } from '../newBatchWriter';

/** What every writer of a file has to know; plain data. */
export interface WriteInput {
  readonly csv: OpenedTable;
  readonly missingWords: readonly string[] | undefined;
  readonly table: PlainTable;
  readonly scaling: ScalingOptions;
  /** Left out: in the format the file has. */
  readonly conversion?: Conversion;
  /** Nothing but the numbers that are scaled is written: see {@link NumbersWriter}. */
  readonly numbersOnly?: boolean;
}

/** What is known of the file before a part; zeros where it is not. */
export interface Before {
  /** Physical line of the part's first record. */
  readonly line: number;
  readonly rows: number;
}

/** A part as it is to be written. Lines and rows count on from what was known before it. */
export interface WrittenPart {
  readonly start: number;
  /** Where the first record behind the part begins, its line, and how many rows there are before it. */
  readonly end: number;
  readonly line: number;
  readonly rows: number;
  /** Its buffer, which may be larger, is free for another part afterwards. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly nonFinite: NotedCells;
  readonly unscalable: NotedCells;
  readonly leftOut: NotedCells;
}

/** Scales parts of one file. One in another thread may be asked for the next part before it is done with one. */
export interface PartWriting<Context> {
  openWriting(input: WriteInput, context: Context): Promise<void>;
  /** @param room a buffer that is no longer needed, for the bytes: without it memory would fill with used ones */
  writePart(
    part: Part,
    before: Before,
    room: ArrayBuffer | undefined,
    context: Context,
  ): Promise<WrittenPart>;
}

/** Most numbers have up to three times as many digits when they are scaled. Room that is not used takes no memory. */
const USUAL_GROWTH = 4;

/** Scales parts of a file: see {@link PartWriting}. */
export function newPartWriter(source: ByteSource): PartWriting<Task<never>> {
  let writer: PartWriter | undefined;
  const inTurn = oneAtATime();
  return {
    openWriting(input) {
      writer = new PartWriter(source, input);
      return Promise.resolve();
    },
    writePart: (part, before, room, task) =>
      inTurn(() => {
        if (!writer) throw new Error('expected openWriting before this call');
        return writer.write(part, before, room, task);
      }),
  };
}

class PartWriter {
  private readonly classifier: CellClassifier;
  private readonly kernel: Kernel;
  private readonly table;

  constructor(
    private readonly source: ByteSource,
    private readonly input: WriteInput,
  ) {
    const { csv, missingWords } = input;
    this.classifier = new CellClassifier(missingWords, csv.dialect);
    this.kernel = newKernel(csv, this.classifier, source.size);
    this.table = tableOf(input.table);
  }

  async write(
    part: Part,
    before: Before,
    room: ArrayBuffer | undefined,
    task: Task<never>,
  ): Promise<WrittenPart> {
    const { source, kernel, classifier, input, table } = this;
    const { csv, scaling, conversion } = input;
    const start = await recordStartOf(source, csv, part);
    const scaler = new BlockScaler(table, mayEmptyCells(csv) || conversion !== undefined, scaling);
    const writer = newBatchWriter(input, scaler, kernel, classifier);
    // A part without a record of its own begins behind its end.
    const usual = USUAL_GROWTH * Math.max(0, part.stop - start);
    let bytes = new Uint8Array(room ?? new ArrayBuffer(usual));
    let length = 0;
    const range = { start, ...before, stop: part.stop };
    const onBatch = (batch: RecordBatch) => {
      for (const piece of writer.write(batch)) {
        if (length + piece.length > bytes.length) {
          const larger = new Uint8Array(2 * (length + piece.length));
          larger.set(bytes.subarray(0, length));
          bytes = larger;
        }
        bytes.set(piece, length);
        length += piece.length;
      }
    };
    const { end, line, rows } = await readRecords(
      source,
      csv,
      kernel,
      {},
      silent(task),
      onBatch,
      undefined,
      range,
    );
    const { leftOut } = writer;
    return { start, end, line, rows, bytes: bytes.subarray(0, length), ...scaler.noted, leftOut };
  }
}
