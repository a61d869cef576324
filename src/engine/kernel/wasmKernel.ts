import type { RecordBatch } from '../csv/recordBatch';
import { recordBytes } from '../csv/recordBytes';
import type { Scan } from '../csv/recordScanner';
import type { Distinct } from '../dataset';
import type { DistinctBytes, DistinctBytesParts } from '../stats/distinctBytes';
import {
  type DistinctCounter,
  DistinctNumbers,
  type DistinctNumbersParts,
  mergedNumbers,
} from '../stats/distinctNumbers';
import type { CountingPlan } from '../stats/countingPlan';
import type { Moments } from '../stats/moments';
import { indexOf } from '../json/jsonScanner';
import { CELL_CLASSES, LAST_NUMBER, MISSING, OVERFLOW } from '../table/cellClass';
import { classifyField } from '../table/classifyField';
import { WRITTEN_THOUSANDS } from '../table/ungroup';
import type { CellBlock, Kernel } from './kernel';
import { blockRecords, isJson, type KernelInput } from './kernelInput';
import { takeTables } from './instantiate';
import { type GatheringPlan, type NumberGatherer, PlainNumberGatherer } from './numberGatherer';
import type { NumberKeeper } from './numberKeeper';
import { WasmCellCounter } from './wasmCellCounter';
import { WasmDistinctCounter } from './wasmDistinctCounter';
import { type EstimateOrNot, WasmEstimates } from './wasmEstimates';
import { type BlockPlaces, WasmGatherTable } from './wasmGatherTable';
import { READ_BEHIND, WasmIndex } from './wasmIndex';
import { WasmJson } from './wasmJson';
import { mergedInKernel } from './wasmMomentsMerging';
import { WasmNumberGatherer } from './wasmNumberGatherer';
import { WasmNumberKeeper } from './wasmNumberKeeper';
import { WasmNumberLoops } from './wasmNumberLoops';
import { MOST_SORTED } from './wasmSorting';
import { WasmSplicing } from './wasmSplicing';
import { WasmTableMerging } from './wasmTableMerging';
import { WasmTexts } from './wasmTexts';

/** The kernel tells one class more apart: cells that are left to the classifier. */
const CLASSES = CELL_CLASSES + 1;
/** The bit of a column whose cells are read, as in assembly/extract.ts. */
const WANTED = 1;
/** Bytes that writing a number may touch. */
const MOST_DIGITS = 32;
/** Columns of which different numbers are counted here: 64 MB of memory, as far as it is touched. */
const MOST_COUNTED = 4096;
/** Of one column by a cell counter. */
const USUALLY_KEPT = 65_536;

/** JSON has none of the marks of CSV. */
const NO_MARKS = { delimiter: -1, otherBlank: -1, quote: -1, escape: -1, comment: -1 };

/** The counts of the last block, by column. */
interface CountViews {
  /** In which they lie. */
  readonly buffer: ArrayBuffer;
  readonly counts: readonly Uint32Array[];
  readonly wordCounts: readonly Uint32Array[];
}

/** The kernel in WebAssembly; its sources are in kernel/assembly. */
export class WasmKernel extends WasmNumberLoops implements Kernel {
  readonly blockRecords: number;
  private tableMerging: WasmTableMerging | undefined;
  private estimates: WasmEstimates | undefined;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly escape: number;
  private readonly index = new WasmIndex(this.memory);
  private readonly values: number;
  private readonly counts: number;
  private readonly wordCounts: number;
  private readonly asked: number;
  private readonly wanted: number;
  private readonly json: WasmJson | undefined;
  private readonly texts: WasmTexts;
  private readonly splicing: WasmSplicing;
  private out = 0;
  private outCapacity = 0;
  private views: CountViews | undefined;

  constructor(private readonly input: KernelInput) {
    super(blockRecords(input.columns));
    const { memory } = this;
    const { dialect, columns, classifier } = input;
    const marks = isJson(dialect) ? NO_MARKS : recordBytes(dialect);
    this.delimiter = marks.delimiter;
    this.quote = marks.quote;
    this.escape = marks.escape;
    const { decimal, thousands } = classifier.marks;
    this.wasm.setDialect(marks.escape, marks.comment, marks.otherBlank);
    this.wasm.setDecimalMark(decimal.charCodeAt(0));
    this.wasm.setThousands(...this.takeTexts(WRITTEN_THOUSANDS[thousands]));
    this.blockRecords = blockRecords(columns);
    const cells = columns * this.blockRecords;
    this.counts = memory.take(4 * columns * CLASSES);
    this.wordCounts = memory.take(4 * columns * classifier.missingWords.length);
    this.wanted = memory.take(columns);
    takeTables(this.wasm, memory);
    this.texts = new WasmTexts(this.wasm, memory, columns);
    this.wasm.setMissingWords(...this.takeTexts(classifier.missingWords));
    this.json = isJson(dialect) ? new WasmJson(this.wasm, memory, dialect, columns) : undefined;
    this.values = memory.take(8 * cells);
    // Of all cells what is left to the classifier, or of one column's cells what is a text.
    this.asked = memory.take(Math.max(8 * cells, 12 * this.blockRecords));
    const { index, json, values, blockRecords: stride } = this;
    this.splicing = new WasmSplicing(this.wasm, memory, index, json, input, marks, values, stride);
  }

  buffer(length: number, kept: number): Uint8Array<ArrayBuffer> {
    return this.index.buffer(length, kept);
  }

  scan(from: number, length: number, atEnd: boolean, line: number, stop: number): Scan {
    const { wasm, index } = this;
    while (!this.tryScan(from, length, atEnd, line, stop)) index.grow();
    const position = wasm.scanOpenQuote();
    return {
      records: wasm.scanRecords(),
      fields: wasm.scanFields(),
      end: wasm.scanEndPosition(),
      nextLine: wasm.scanNextLine(),
      lineEnds: wasm.scanLineEnds(),
      ...(this.json && { json: this.json.findings }),
      ...(position >= 0 && { openQuote: { position, line: wasm.scanOpenQuoteLine() } }),
    };
  }

  /** @returns false when the index was full */
  private tryScan(from: number, length: number, atEnd: boolean, line: number, stop: number): boolean {
    const { wasm, index } = this;
    if (this.json) return this.json.scan(index, from, length, atEnd, line, stop);
    wasm.scan(
      index.bytes,
      from,
      length,
      atEnd ? 1 : 0,
      line,
      Math.max(0, Math.min(stop, length)),
      this.delimiter,
      this.quote,
      index.room,
      index.firstField,
      index.fieldStart,
      index.fieldEnd,
      index.fieldFlags,
      index.line,
    );
    return wasm.scanFull() === 0;
  }

  batch(filePosition: number, start: number, end: number, scan: Scan): RecordBatch {
    const { memory } = this;
    // For what is written, and for cells without their doubled quotes: while a batch is in use, memory must not move.
    const needed = end - start + READ_BEHIND + MOST_DIGITS * (scan.fields + 1);
    if (this.outCapacity < needed) {
      this.outCapacity = Math.ceil(1.25 * needed);
      this.out = memory.take(this.outCapacity);
    }
    this.texts.beforeBatch();
    // Named one by one: what is spread into an object, V8 keeps long after its use.
    const { bytes, records, firstField, fieldStart, fieldEnd, fieldFlags, line } = this.index.views(scan);
    return {
      bytes,
      filePosition,
      start,
      end,
      records,
      firstField,
      fieldStart,
      fieldEnd,
      fieldFlags,
      line,
      escape: this.escape,
      ...(this.json && { json: { recordStart: this.json.starts(scan), ...indexOf(scan) } }),
    };
  }

  readCells(batch: RecordBatch, first: number, count: number, chosen?: readonly number[]): CellBlock {
    const { memory, wasm, blockRecords: stride } = this;
    const { columns, classifier } = this.input;
    const words = classifier.missingWords.length;
    const { counts, wordCounts } = this.countViews();
    memory.words(this.counts, columns * CLASSES).fill(0);
    memory.words(this.wordCounts, columns * words).fill(0);
    const wanted = memory.bytes(this.wanted, columns);
    for (let column = 0; column < columns; column++) {
      // What the kernel remembers of the column stays.
      if (chosen) wanted[column]! &= ~WANTED;
      else wanted[column]! |= WANTED;
    }
    if (chosen) for (const column of chosen) wanted[column]! |= WANTED;
    const { sets, unseen } = this.texts.beforeReading(first, count, chosen);
    const asked = wasm.extract(
      this.index.bytes,
      this.index.firstField,
      this.index.fieldStart,
      this.index.fieldEnd,
      this.index.fieldFlags,
      first,
      count,
      columns,
      this.wanted,
      sets,
      unseen,
      this.values,
      stride,
      this.counts,
      this.wordCounts,
      words,
      this.asked,
      this.out,
    );
    const overflows: [number, number][] = [];
    if (asked > 0) {
      const values = memory.doubles(this.values, columns * stride);
      const places = memory.words(this.asked, 2 * asked);
      for (let i = 0; i < places.length; i += 2) {
        const column = places[i]!;
        const record = places[i + 1]!;
        const cell = classifyField(batch, batch.firstField[first + record]! + column, classifier);
        if (cell <= LAST_NUMBER) values[column * stride + record] = classifier.value + 0;
        else if (cell === MISSING && classifier.word >= 0) wordCounts[column]![classifier.word]!++;
        if (cell === OVERFLOW) overflows.push([column, record]);
        counts[column]![cell]!++;
      }
      overflows.sort(([a, r], [b, s]) => a - b || r - s);
    }
    return {
      overflows,
      values: (column) => memory.doubles(this.values + 8 * column * stride, count),
      standardize: (column, { mean, meanLow, divisor }) => {
        const at = this.values + 8 * column * stride;
        return memory.words(this.asked, wasm.standardize(at, count, mean, meanLow, divisor, this.asked));
      },
      counts: (column) => counts[column]!,
      wordCounts: (column) => wordCounts[column]!,
    };
  }

  /** By column; made anew only where memory was moved. */
  private countViews(): CountViews {
    const { memory, input } = this;
    const { buffer } = memory.memory;
    if (this.views?.buffer === buffer) return this.views;
    const words = input.classifier.missingWords.length;
    const columns = Array.from({ length: input.columns }, (_, column) => column);
    this.views = {
      buffer,
      counts: columns.map((column) => memory.words(this.counts + 4 * column * CLASSES, CELL_CLASSES)),
      wordCounts: columns.map((column) => memory.words(this.wordCounts + 4 * column * words, words)),
    };
    return this.views;
  }

  allHave({ records }: RecordBatch, fields: number): boolean {
    return this.wasm.allHave(this.index.firstField, records, fields) !== 0;
  }

  invalidUtf8At(start: number, end: number): number {
    return this.wasm.invalidUtf8At(this.index.bytes, start, end);
  }

  countTexts(
    _batch: RecordBatch,
    first: number,
    count: number,
    column: number,
    distinct: DistinctBytes,
  ): void {
    const { index, asked, out, blockRecords } = this;
    this.texts.count(index, { first, count }, column, distinct, { list: asked, contents: out, blockRecords });
  }

  expectTexts(column: number, distinct: DistinctBytes): void {
    this.texts.placesFor(distinct, column);
  }

  mergedTexts(parts: readonly DistinctBytesParts[]): Distinct {
    return this.mergedEstimates(parts) ?? this.texts.merged(parts);
  }

  mergedNumbers(parts: readonly DistinctNumbersParts[]): Distinct {
    return this.mergedEstimates(parts) ?? mergedNumbers(parts);
  }

  mergedMoments(parts: readonly Float64Array[], columns: number): readonly Moments[] {
    return mergedInKernel(parts, columns, this.wasm, this.memory);
  }

  newCellCounter(plan: CountingPlan): WasmCellCounter {
    // Values are sorted while a batch is in use.
    const { wasm, memory, sorting } = this;
    sorting.reserve(USUALLY_KEPT);
    this.tableMerging ??= new WasmTableMerging(USUALLY_KEPT, wasm, memory, sorting);
    return new WasmCellCounter(plan, wasm, memory, this.scratch, this.tableMerging);
  }

  spliceNumbers(
    _batch: RecordBatch,
    span: Parameters<Kernel['spliceNumbers']>[1],
    columns: readonly number[],
  ): Uint8Array {
    return this.splicing.splice(span, columns, this.out);
  }

  newDistinctCounter(): DistinctCounter {
    if (this.input.columns > MOST_COUNTED) return new DistinctNumbers();
    return this.distinctCounter();
  }

  newNumberGatherer(plans: readonly GatheringPlan[], momentsOnly: boolean): NumberGatherer {
    const { columns, classifier } = this.input;
    if (columns > MOST_COUNTED) return new PlainNumberGatherer(plans, classifier.missingWords.length, this);
    return new WasmNumberGatherer(plans, momentsOnly, this.gatherTable(), this.memory, this.places(), {
      newMomentsSum: () => this.newMomentsSum(),
      newDistinctCounter: () => this.distinctCounter(),
      newCellCounter: (plan) => this.newCellCounter(plan),
    });
  }

  newNumberKeeper(left: readonly boolean[], rows: number): NumberKeeper | undefined {
    if (rows > MOST_SORTED) return undefined;
    const { wasm, memory, sorting } = this;
    return new WasmNumberKeeper(left, rows, this.gatherTable(), wasm, memory, sorting, () =>
      this.newMomentsSum(),
    );
  }

  private mergedEstimates(parts: readonly EstimateOrNot[]): Distinct | undefined {
    this.estimates ??= new WasmEstimates(this.wasm, this.memory);
    return this.estimates.merged(parts);
  }

  private gatherTable(): WasmGatherTable {
    return new WasmGatherTable(this.input.columns, this.wasm, this.memory, this.places());
  }

  private places(): BlockPlaces {
    const { blockRecords, values, counts, wordCounts, finite, scratch } = this;
    const words = this.input.classifier.missingWords.length;
    return { blockRecords, classes: CLASSES, words, values, counts, wordCounts, finite, scratch };
  }

  private distinctCounter(): WasmDistinctCounter {
    return new WasmDistinctCounter(this.wasm, this.memory, this.scratch);
  }

  /** @returns how many texts there are, where their ends stand, and their bytes, one after the other */
  private takeTexts(texts: readonly string[]): [count: number, ends: number, bytes: number] {
    const { memory } = this;
    const encoder = new TextEncoder();
    const encoded = texts.map((text) => encoder.encode(text));
    const length = encoded.reduce((sum, text) => sum + text.length, 0);
    const ends = memory.take(4 * encoded.length);
    const bytes = memory.take(length);
    let end = 0;
    for (const [t, text] of encoded.entries()) {
      memory.bytes(bytes + end, text.length).set(text);
      end += text.length;
      memory.words(ends, encoded.length)[t] = end;
    }
    return [encoded.length, ends, bytes];
  }
}
