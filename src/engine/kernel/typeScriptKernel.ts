import type { Distinct } from '../dataset';
import type { RecordDialect } from '../dialect';
import { newScanner } from '../csv/newScanner';
import { isWhiteSpace } from '../csv/ascii';
import { ESCAPED, QUOTED, rawEnd, rawStart, type RecordBatch } from '../csv/recordBatch';
import type { Scan } from '../csv/recordScanner';
import { JsonScanner } from '../json/jsonScanner';
import { invalidUtf8At, isAscii } from '../csv/utf8';
import { type DistinctBytes, type DistinctBytesParts, mergedResult } from '../stats/distinctBytes';
import { type CellCounter, PlainCellCounter } from '../stats/cellCounter';
import type { CountingPlan } from '../stats/countingPlan';
import type { Standardization } from '../scale/fittedScaler';
import { numberText } from '../write/numberText';
import { Replacements } from '../write/replacements';
import {
  type DistinctCounter,
  DistinctNumbers,
  type DistinctNumbersParts,
  mergedNumbers,
} from '../stats/distinctNumbers';
import { mergedMoments } from '../stats/mergedMoments';
import type { Moments } from '../stats/moments';
import { PlainNumberLoops } from '../stats/numberLoops';
import { CELL_CLASSES, LAST_NUMBER, MISSING, OVERFLOW, type CellClass } from '../table/cellClass';
import { classifyField } from '../table/classifyField';
import { countCells } from '../table/countCells';
import type { CellBlock, Kernel } from './kernel';
import { type GatheringPlan, type NumberGatherer, PlainNumberGatherer } from './numberGatherer';
import { blockRecords, isJson, type KernelInput } from './kernelInput';

/** The kernel in plain TypeScript: where WebAssembly is not to be had, and what the other kernel is tested against. */
export class TypeScriptKernel extends PlainNumberLoops implements Kernel {
  readonly blockRecords: number;
  private readonly scanner;
  private readonly replacements = new Replacements();
  private bytes = new Uint8Array(0);

  constructor(private readonly input: KernelInput) {
    super();
    this.scanner = isJson(input.dialect)
      ? new JsonScanner(input.dialect, input.columns)
      : newScanner(input.dialect);
    this.blockRecords = blockRecords(input.columns);
  }

  buffer(length: number, kept: number): Uint8Array<ArrayBuffer> {
    if (this.bytes.length <= length) {
      const larger = new Uint8Array(length + 1);
      larger.set(this.bytes.subarray(0, kept));
      this.bytes = larger;
    }
    return this.bytes;
  }

  scan(from: number, length: number, atEnd: boolean, line: number, stop: number): Scan {
    return this.scanner.scan(this.bytes, from, length, atEnd, line, Infinity, stop);
  }

  batch(filePosition: number, start: number, end: number, scan: Scan): RecordBatch {
    return this.scanner.batch(this.bytes, filePosition, start, end, scan);
  }

  readCells(batch: RecordBatch, first: number, count: number, chosen?: readonly number[]): CellBlock {
    const { columns, classifier } = this.input;
    const words = classifier.missingWords.length;
    const values = new Float64Array(columns * count);
    const counts = new Float64Array(columns * CELL_CLASSES);
    const wordCounts = new Float64Array(columns * words);
    const overflows: [number, number][] = [];
    for (const column of chosen ?? Array.from({ length: columns }, (_, c) => c)) {
      for (let r = 0; r < count; r++) {
        const field = batch.firstField[first + r]! + column;
        let cell: CellClass = MISSING;
        let value = NaN;
        if (field < batch.firstField[first + r + 1]!) {
          cell = classifyField(batch, field, classifier);
          value = classifier.value + 0;
          if (cell === MISSING && classifier.word >= 0) wordCounts[column * words + classifier.word]!++;
          if (cell === OVERFLOW) overflows.push([column, r]);
        }
        values[column * count + r] = cell <= LAST_NUMBER ? value : NaN;
        counts[column * CELL_CLASSES + cell]!++;
      }
    }
    return {
      overflows,
      values: (column) => values.subarray(column * count, (column + 1) * count),
      standardize: (column, by) => standardize(values.subarray(column * count, (column + 1) * count), by),
      counts: (column) => counts.subarray(column * CELL_CLASSES, (column + 1) * CELL_CLASSES),
      wordCounts: (column) => wordCounts.subarray(column * words, (column + 1) * words),
    };
  }

  allHave({ records, firstField }: RecordBatch, fields: number): boolean {
    for (let r = 0; r < records; r++) if (firstField[r + 1]! - firstField[r]! !== fields) return false;
    return true;
  }

  invalidUtf8At(start: number, end: number): number {
    return isAscii(this.bytes, start, end) ? -1 : invalidUtf8At(this.bytes, start, end);
  }

  countTexts(
    batch: RecordBatch,
    first: number,
    count: number,
    column: number,
    distinct: DistinctBytes,
  ): void {
    countCells(batch, first, count, column, this.input.classifier, distinct);
  }

  expectTexts(): void {
    // Whoever counts makes room.
  }

  mergedTexts(parts: readonly DistinctBytesParts[]): Distinct {
    return mergedResult(parts);
  }

  mergedNumbers(parts: readonly DistinctNumbersParts[]): Distinct {
    return mergedNumbers(parts);
  }

  mergedMoments(parts: readonly Float64Array[], columns: number): Moments[] {
    return mergedMoments(parts, columns);
  }

  newCellCounter(plan: CountingPlan): CellCounter {
    return new PlainCellCounter(plan, this);
  }

  spliceNumbers(
    batch: RecordBatch,
    { from, to, first, count }: Parameters<Kernel['spliceNumbers']>[1],
    columns: readonly number[],
    block: CellBlock,
  ): Uint8Array {
    const { dialect } = this.input;
    for (let r = 0; r < count; r++) {
      if (isJson(dialect))
        this.replaceInJson(batch, first + r, columns, (column) => block.values(column)[r]!);
      else this.replaceInCsv(batch, first + r, columns, (column) => block.values(column)[r]!, dialect);
    }
    return this.replacements.apply(batch.bytes, from, to);
  }

  private replaceInCsv(
    batch: RecordBatch,
    record: number,
    columns: readonly number[],
    valueOf: (column: number) => number,
    dialect: RecordDialect,
  ): void {
    const { bytes, firstField } = batch;
    for (const column of columns) {
      const field = firstField[record]! + column;
      if (field >= firstField[record + 1]!) break;
      const value = valueOf(column);
      if (Number.isNaN(value)) continue;
      // A number with doubled quotes inside, or with text after its closing quote, is replaced whole.
      const whole = (batch.fieldFlags[field]! & ESCAPED) !== 0;
      let start = whole ? rawStart(batch, field) : batch.fieldStart[field]!;
      let end = whole ? rawEnd(batch, field) : batch.fieldEnd[field]!;
      while (start < end && isWhiteSpace(bytes[start]!)) start++;
      while (start < end && isWhiteSpace(bytes[end - 1]!)) end--;
      const inQuotes = !whole && (batch.fieldFlags[field]! & QUOTED) !== 0;
      const text = Number.isFinite(value)
        ? numberText(value, dialect, this.input.classifier.marks.decimal, inQuotes)
        : '';
      this.replacements.add(start, end, text);
    }
  }

  /** The values of a record may stand in any order. */
  private replaceInJson(
    batch: RecordBatch,
    record: number,
    columns: readonly number[],
    valueOf: (column: number) => number,
  ): void {
    const first = batch.firstField[record]!;
    columns
      .filter((column) => first + column < batch.firstField[record + 1]! && !Number.isNaN(valueOf(column)))
      .sort((a, b) => batch.fieldStart[first + a]! - batch.fieldStart[first + b]!)
      .forEach((column) => {
        const value = valueOf(column);
        const text = Number.isFinite(value) ? String(value) : 'null';
        this.replacements.add(batch.fieldStart[first + column]!, batch.fieldEnd[first + column]!, text);
      });
  }

  newDistinctCounter(): DistinctCounter {
    return new DistinctNumbers();
  }

  newNumberGatherer(plans: readonly GatheringPlan[]): NumberGatherer {
    return new PlainNumberGatherer(plans, this.input.classifier.missingWords.length, this);
  }

  newNumberKeeper(): undefined {
    return undefined;
  }
}

function standardize(values: Float64Array, { mean, meanLow, divisor }: Standardization): Uint32Array {
  const left: number[] = [];
  for (const [i, x] of values.entries()) {
    const y = (x - mean - meanLow) / divisor;
    if (Number.isFinite(y)) values[i] = y;
    else if (!Number.isNaN(x)) left.push(i);
  }
  return Uint32Array.from(left);
}
