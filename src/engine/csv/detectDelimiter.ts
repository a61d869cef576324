import { TEXT } from '../table/cellClass';
import { CellClassifier } from '../table/cellClassifier';
import { POINT } from './ascii';
import { headRecords, type HeadStart } from './headRecords';
import { fieldBytes, type RecordBatch } from './recordBatch';

const COMMA = 44;
const CANDIDATES = [',', ';', '\t', '|'];
/** Consistencies closer than this are told apart by what the cells are. */
const NEARLY_EQUAL = 0.02;
/** Records that are looked at. */
const SAMPLE = 200;

/** How a delimiter splits the head of the file. */
interface Split {
  readonly delimiter: string;
  /** The number of fields that most records have. */
  readonly fields: number;
  readonly consistency: number;
  readonly batch: RecordBatch;
}

/**
 * Guesses the delimiter: the one that splits most records into the same number of fields, more than one; among
 * nearly equal ones that whose cells are more often numbers, dates or booleans; a comma when nothing splits.
 *
 * @param head the first bytes of the file; a record cut off at their end is left out unless they are the `whole` file
 */
export function detectDelimiter(head: Uint8Array, start: HeadStart, quote: string, whole: boolean): string {
  const splits = CANDIDATES.filter((delimiter) => delimiter !== quote)
    .map((delimiter) => splitBy(delimiter, head, start, quote, whole))
    .filter(({ fields }) => fields > 1);
  const highest = Math.max(...splits.map(({ consistency }) => consistency));
  const best = splits
    .filter(({ consistency }) => consistency >= highest - NEARLY_EQUAL)
    .map((split) => ({ ...split, typed: splits.length > 1 ? typedShare(split) : 1 }))
    .sort((a, b) => b.typed - a.typed || b.fields - a.fields);
  return best[0]?.delimiter ?? ',';
}

function splitBy(
  delimiter: string,
  head: Uint8Array,
  start: HeadStart,
  quote: string,
  whole: boolean,
): Split {
  const { batch, scan } = headRecords(head, start, { delimiter, quote }, whole, SAMPLE);
  const { fields, records } = usualFields(batch);
  // A wrong delimiter may leave a quote open that swallows most of the head.
  const covered = scan.openQuote ? (scan.end - start.position) / (head.length - start.position) : 1;
  const first = batch.firstField[1] ?? 0;
  const consistency = (records / batch.records) * covered * (first === fields ? 1 : 0.5);
  return { delimiter, fields, consistency, batch };
}

/** The number of fields that most records have, the smaller one among equals, and how many have it. */
export function usualFields(batch: RecordBatch): { fields: number; records: number } {
  const recordsByFields = new Map<number, number>();
  for (let r = 0; r < batch.records; r++) {
    const fields = batch.firstField[r + 1]! - batch.firstField[r]!;
    recordsByFields.set(fields, (recordsByFields.get(fields) ?? 0) + 1);
  }
  let usual = { fields: 0, records: 0 };
  for (const [fields, records] of recordsByFields) {
    if (records > usual.records || (records === usual.records && fields < usual.fields)) {
      usual = { fields, records };
    }
  }
  return usual;
}

/** Share of the cells that are not text; a comma may be a decimal mark where it is not the delimiter. */
function typedShare({ batch, delimiter }: Split): number {
  const classifier = new CellClassifier();
  const fields = batch.fieldStart.length;
  let typed = 0;
  for (let field = 0; field < fields; field++) {
    let content = fieldBytes(batch, field);
    if (delimiter !== ',') content = content.map((byte) => (byte === COMMA ? POINT : byte));
    if (classifier.classify(content, 0, content.length) !== TEXT) typed++;
  }
  return typed / fields;
}
