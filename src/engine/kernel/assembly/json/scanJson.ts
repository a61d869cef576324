import { COMMA, CR, LF } from '../bytes';
import { ENDS_CRLF, ENDS_LF, begin, finish } from '../scan';
import { alikeEnd, alikeLine, alikeLineEnds, knowsRecord, learnRecord, scanAlike, setAlike } from './alike';
import { beginFields, columns, fieldCount, isFull, setColumns, setFields } from './fields';
import {
  addFault,
  beginFindings,
  close,
  damage,
  jsonClosed,
  jsonDamageExpected,
  jsonFaults,
  noteUnknownKeys,
} from './findings';
import { setKeyScratch } from './keys';
import {
  A_KEY,
  A_VALUE,
  AN_ARRAY,
  AN_OBJECT,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA_OR_BRACE,
  COMMA_OR_BRACKET,
  LINE_END,
  ONE_KEY,
  QUOTE,
} from './marks';
import {
  FAILED,
  beginAt,
  byteAt,
  expected,
  failAt,
  faultAt,
  lineNumber,
  readBytes,
  skipSpace,
} from './place';
import { hasUnknownKey, repeatedAt, repeatedLine, scanRecord, setRecords } from './records';
import { skipColon } from './skip';
import { skipString } from './string';

// The shape.
let isLines: bool = false;
let isKeyed: bool = false;
let isAlone: bool = false;
let hasSharedLines: bool = false;
/** Whether one record may be like another to the byte but for its values. */
let mayBeAlike: bool = false;

/**
 * @param recordKind 0: objects, 1: arrays, 2: values
 * @param root the node of the keys of a record, see keys.ts
 * @param steps room for the steps of a record, see steps.ts
 */
export function setJson(
  lines: bool,
  keyed: bool,
  alone: bool,
  sharedLines: bool,
  recordKind: i32,
  columnCount: i32,
  root: usize,
  steps: usize,
  stepBytes: usize,
): void {
  isLines = lines;
  isKeyed = keyed;
  isAlone = alone;
  hasSharedLines = sharedLines;
  setColumns(columnCount);
  setRecords(recordKind, root);
  setAlike(steps, stepBytes);
  mayBeAlike = recordKind == 0 && !keyed && !alone;
}

/**
 * Indexes the complete records of the bytes from `from` to `size`, as JsonScanner.scan does; stops early, with
 * `scanFull()`, when the arrays hold `fieldRoom` fields, records or faults.
 *
 * @param faults gets position, line and what was expected, u32 each
 * @param keyScratch room for as many bytes as there are
 */
export function scanJson(
  at: usize,
  from: u32,
  size: u32,
  atEnd: bool,
  line: i32,
  stop: u32,
  fieldRoom: i32,
  firstField: usize,
  fieldStart: usize,
  fieldEnd: usize,
  fieldFlags: usize,
  recordLines: usize,
  recordStarts: usize,
  faults: usize,
  keyScratch: usize,
): void {
  readBytes(at, size, isLines, !hasSharedLines);
  setFields(fieldStart, fieldEnd, fieldFlags, fieldRoom);
  setKeyScratch(keyScratch);
  const last = min(size, stop);
  let records = 0;
  let end = from;
  let endLine = line;
  let endFields = 0;
  let lineEnds = 0;
  let wasFull = false;
  store<u32>(firstField, 0);
  begin();
  beginFindings(faults);
  while (end < last) {
    if (knowsRecord()) {
      const place = <usize>records << 2;
      const found = scanAlike(
        end,
        last,
        endLine,
        endFields,
        fieldRoom,
        fieldRoom - records,
        firstField + place,
        recordLines + place,
        recordStarts + place,
      );
      records += found;
      endFields += found * columns;
      end = alikeEnd;
      endLine = alikeLine;
      lineEnds |= alikeLineEnds;
      if (end >= last) break;
    }
    if (records == fieldRoom || jsonFaults() == fieldRoom) {
      wasFull = true;
      break;
    }
    beginAt(endLine);
    beginFields(endFields);
    let i = skipSpace(end);
    let start = i;
    let recordLine = lineNumber;
    let isRecord = true;
    if (i >= size) {
      if (!isLines) {
        end = size;
        endLine = lineNumber;
        break;
      }
      if (!atEnd) break;
      isRecord = false;
    } else if (isLines && byteAt(i) == LF) {
      isRecord = false;
    } else {
      if (isKeyed) {
        i = skipRecordKey(i);
        if (i != FAILED) {
          start = i;
          recordLine = lineNumber;
        }
      }
      if (i != FAILED) i = scanRecord(i);
      if (i != FAILED && mayBeAlike && !hasUnknownKey && repeatedAt == FAILED) {
        learnRecord(start, i, hasSharedLines ? 1 : lineNumber - recordLine + i32(isLines));
      }
      if (isFull) {
        wasFull = true;
        break;
      }
      // Most lines end right behind their record, of which there is nothing else to tell.
      if (isLines && i < size && byteAt(i) == LF && !hasUnknownKey && repeatedAt == FAILED) {
        store<u32>(recordStarts + ((<usize>records) << 2), start);
        store<i32>(recordLines + ((<usize>records) << 2), recordLine);
        records++;
        endFields = fieldCount;
        store<i32>(firstField + ((<usize>records) << 2), endFields);
        lineEnds |= ENDS_LF;
        endLine++;
        end = i + 1;
        continue;
      }
      i = i == FAILED ? faultAt : skipSpace(i);
    }
    let wrong = expected;
    let wrongAt = min(i, size);
    let wrongLine = lineNumber;
    if (wrong != 0) {
      const isNoRecord = wrong == AN_OBJECT || wrong == AN_ARRAY;
      if (i >= size && !atEnd) break;
      if (!isLines && !isNoRecord) {
        damage(wrongAt, wrongLine, wrong);
        break;
      }
      if (isNoRecord) {
        wrongAt = start;
        wrongLine = recordLine;
      }
    }
    if (isLines) {
      if (wrong == 0 && i < size && byteAt(i) != LF) {
        wrong = LINE_END;
        wrongAt = i;
        wrongLine = lineNumber;
      }
      while (i < size && byteAt(i) != LF) i++;
      if (i < size) {
        lineEnds |= i > 0 && byteAt(i - 1) == CR ? ENDS_CRLF : ENDS_LF;
        i++;
        endLine++;
      } else if (!atEnd) break;
    } else {
      if (wrong != 0) i = skipSpace(i);
      if (!isAlone && i >= size && !atEnd) break;
      const byte = byteAt(i);
      if (isAlone || byte == (isKeyed ? CLOSE_BRACE : CLOSE_BRACKET)) close();
      else if (byte != COMMA) {
        damage(min(i, size), lineNumber, isKeyed ? COMMA_OR_BRACE : COMMA_OR_BRACKET);
        break;
      }
      if (!isAlone) i++;
      endLine = lineNumber + i32(hasSharedLines);
    }
    if (wrong != 0) addFault(wrongAt, wrongLine, wrong);
    else if (isRecord) {
      if (hasUnknownKey) noteUnknownKeys();
      if (repeatedAt != FAILED) addFault(repeatedAt, repeatedLine, ONE_KEY);
      store<u32>(recordStarts + ((<usize>records) << 2), start);
      store<i32>(recordLines + ((<usize>records) << 2), recordLine);
      records++;
      store<i32>(firstField + ((<usize>records) << 2), fieldCount);
      endFields = fieldCount;
    }
    end = i;
    if (jsonClosed()) break;
  }
  if (!wasFull && atEnd && !isLines && !jsonClosed() && end >= size && jsonDamageExpected() == 0) {
    damage(size, endLine, A_VALUE);
  }
  finish(records, endFields, end, endLine, lineEnds, wasFull);
}

/** The key before a record that is a member of an object, and the colon. */
function skipRecordKey(at: u32): u32 {
  if (byteAt(at) != QUOTE) return failAt(at, A_KEY);
  const end = skipString(at);
  return end == FAILED ? FAILED : skipColon(end);
}
