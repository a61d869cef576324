import { ESCAPED, fieldBytes, fieldText, type RecordBatch } from '../csv/recordBatch';
import { isWhiteSpace } from '../csv/ascii';
import { DataError } from '../dataError';
import { randomNumbers } from '../random';
import type { FitScope } from '../recipe';
import { closestName } from '../scale/closestName';
import { requireColumns } from '../scale/requireColumns';

/** Tells which rows of a file are fitted on. It is asked once for every row, in file order. */
export interface RowSelection {
  /** Whether the record `record` of the batch takes part. */
  includes(batch: RecordBatch, record: number): boolean;
  /** The error to be thrown when no row took part. */
  nothingFound(): DataError;
}

/** A scope within one file. */
export type RowScope = Exclude<FitScope, { rows: 'file' }>;

/**
 * The rows of a scope.
 * @param rows how many the file has
 * @returns undefined for all rows
 * @throws {DataError} `invalid-fit` when a percentage or a seed makes no sense; `unknown-column`
 */
export function selectRows(
  scope: RowScope,
  rows: number,
  columnNames: readonly string[],
): RowSelection | undefined {
  switch (scope.rows) {
    case 'all':
      return undefined;
    case 'first':
      return new FirstRows(rowsOf(scope.percent, rows), scope.percent);
    case 'random':
      return new RandomRows(rowsOf(scope.percent, rows), rows, scope.percent, scope.seed);
    case 'where': {
      requireColumns([scope.column], columnNames);
      return new RowsWhere(columnNames.indexOf(scope.column), scope.column, scope.value);
    }
  }
}

/** floor(rows·percent/100), as scikit-learn's train_test_split counts training rows. */
export function rowsOf(percent: number, rows: number): number {
  if (!(percent > 0 && percent <= 100)) {
    throw new DataError('invalid-fit', `expected a percentage above 0 and up to 100, found ${percent}`, {
      hint: 'Choose a share of the rows to fit on, such as 80.',
    });
  }
  return Math.floor((rows * percent) / 100);
}

class FirstRows implements RowSelection {
  private asked = 0;

  constructor(
    private readonly count: number,
    private readonly percent: number,
  ) {}

  includes(): boolean {
    return this.asked++ < this.count;
  }

  nothingFound(): DataError {
    return tooFewRows(this.percent);
  }
}

/** Selection sampling: Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S. */
class RandomRows implements RowSelection {
  private readonly random: () => number;

  constructor(
    private wanted: number,
    private left: number,
    private readonly percent: number,
    seed: number,
  ) {
    if (!Number.isSafeInteger(seed)) {
      throw new DataError('invalid-fit', `expected a whole number as the seed, found ${seed}`, {
        hint: 'Choose any whole number, such as 7.',
      });
    }
    this.random = randomNumbers(seed);
  }

  includes(): boolean {
    const included = this.random() * this.left-- < this.wanted;
    if (included) this.wanted--;
    return included;
  }

  nothingFound(): DataError {
    return tooFewRows(this.percent);
  }
}

function tooFewRows(percent: number): DataError {
  return new DataError('invalid-fit', `expected at least one row to fit on, found none in ${percent} %`, {
    hint: 'Fit on a larger share of the rows.',
  });
}

/** Different other cells that are remembered, to name the closest. */
const CELLS_REMEMBERED = 200;

class RowsWhere implements RowSelection {
  private readonly wanted: Uint8Array;
  private readonly others = new Set<string>();

  constructor(
    private readonly column: number,
    private readonly name: string,
    private readonly value: string,
  ) {
    this.wanted = new TextEncoder().encode(value.trim());
  }

  includes(batch: RecordBatch, record: number): boolean {
    const field = batch.firstField[record]! + this.column;
    if (field >= batch.firstField[record + 1]!) return false;
    if (this.equals(batch, field)) return true;
    if (this.others.size < CELLS_REMEMBERED) this.others.add(fieldText(batch, field).trim());
    return false;
  }

  nothingFound(): DataError {
    const { name, value, others } = this;
    const closest = closestName(value, [...others]);
    return new DataError('invalid-fit', `expected rows where '${name}' is '${value}', found none`, {
      hint:
        closest === undefined
          ? `Cells are compared as they are written in the file; '${name}' holds ${quoted(others)}.`
          : `Did you mean '${closest}'?`,
    });
  }

  private equals(batch: RecordBatch, field: number): boolean {
    const { wanted } = this;
    const escaped = (batch.fieldFlags[field]! & ESCAPED) !== 0;
    const bytes = escaped ? fieldBytes(batch, field) : batch.bytes;
    let start = escaped ? 0 : batch.fieldStart[field]!;
    let end = escaped ? bytes.length : batch.fieldEnd[field]!;
    while (start < end && isWhiteSpace(bytes[start]!)) start++;
    while (start < end && isWhiteSpace(bytes[end - 1]!)) end--;
    if (end - start !== wanted.length) return false;
    for (let i = 0; i < wanted.length; i++) if (bytes[start + i] !== wanted[i]) return false;
    return true;
  }
}

const CELLS_NAMED = 5;

function quoted(cells: ReadonlySet<string>): string {
  const named = [...cells].slice(0, CELLS_NAMED).map((cell) => `'${cell}'`);
  return `${named.join(', ')}${cells.size > CELLS_NAMED ? ' and others' : ''}`;
}
