import type { SchemaElement } from 'hyparquet';
import { jsonNumber } from '../engine/json/jsonNumber';
import { binaryText } from './binaryText';
import { dateText, timestampText, timeText, unitOf } from './dateText';
import { decimalText, signedInteger } from './decimalText';
import { halfToNumber } from './halfToNumber';
import { isText } from './physicalSchema';
import { rememberingText } from './rememberingText';

/** Makes JSON of a stored value that is not null. */
export type ValueText = (value: never) => string;

/**
 * How values of a column that has no children are written as JSON: numbers with all their digits, dates and times as
 * text of ISO 8601, text and binary data as text. NaN, which JSON lacks, is null; infinities are numbers beyond the
 * range of a double, which become infinities again wherever they are read as doubles.
 *
 * @returns a function of what {@link readSlices} gives for the column
 */
export function valueText(element: SchemaElement): ValueText {
  const { type, converted_type, logical_type, scale = 0 } = element;
  const decimal = converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
  switch (type) {
    case 'BOOLEAN':
      return (value: boolean) => String(value);
    case 'INT32':
      if (decimal) return (value: number) => decimalText(BigInt(value), scale);
      return int32Text(element);
    case 'INT64':
      if (decimal) return (value: bigint) => decimalText(value, scale);
      return int64Text(element);
    case 'INT96':
      // Nanoseconds, of whose zone nothing is said.
      return (value: bigint) => quoted(timestampText(value, 'NANOS', false));
    case 'FLOAT':
    case 'DOUBLE':
      return jsonNumber;
    case 'BYTE_ARRAY':
    case 'FIXED_LEN_BYTE_ARRAY':
      if (decimal) return (value: Uint8Array) => decimalText(signedInteger(value), scale);
      if (logical_type?.type === 'FLOAT16') return (value: Uint8Array) => jsonNumber(halfToNumber(value));
      if (isText(element)) return rememberingText(JSON.stringify);
      if (logical_type?.type === 'UUID') return (value: Uint8Array) => quoted(uuidText(value));
      return (value: Uint8Array) => JSON.stringify(binaryText(value));
    default:
      throw new Error(`expected a column without children, found ${element.name}`);
  }
}

function int32Text(element: SchemaElement): ValueText {
  const { converted_type, logical_type } = element;
  if (converted_type === 'DATE' || logical_type?.type === 'DATE') {
    return (days: number) => quoted(dateText(days));
  }
  if (converted_type === 'TIME_MILLIS' || logical_type?.type === 'TIME') {
    return (value: number) => quoted(timeText(BigInt(value), 'MILLIS'));
  }
  return isUnsigned(element) ? (value: number) => String(value >>> 0) : (value: number) => String(value);
}

function int64Text(element: SchemaElement): ValueText {
  const { converted_type, logical_type } = element;
  const unit = unitOf(element);
  if (converted_type === 'TIME_MICROS' || logical_type?.type === 'TIME') {
    return (value: bigint) => quoted(timeText(value, unit));
  }
  if (logical_type?.type === 'TIMESTAMP') {
    const { isAdjustedToUTC } = logical_type;
    return (value: bigint) => quoted(timestampText(value, unit, isAdjustedToUTC));
  }
  if (converted_type === 'TIMESTAMP_MILLIS' || converted_type === 'TIMESTAMP_MICROS') {
    return (value: bigint) => quoted(timestampText(value, unit, true));
  }
  return isUnsigned(element)
    ? (value: bigint) => String(BigInt.asUintN(64, value))
    : (value: bigint) => String(value);
}

const NO_NUMBERS: readonly (string | undefined)[] = [
  ...['DECIMAL', 'DATE', 'TIME_MILLIS', 'TIME_MICROS', 'TIMESTAMP_MILLIS', 'TIMESTAMP_MICROS'],
  ...['TIME', 'TIMESTAMP'],
];

/** Whether {@link valueText} writes stored values as the numbers that they are, but for the sign of {@link isUnsigned}. */
export function isNumber({ type, converted_type, logical_type }: SchemaElement): boolean {
  if (type === 'FLOAT' || type === 'DOUBLE') return true;
  if (type !== 'INT32' && type !== 'INT64') return false;
  return !NO_NUMBERS.includes(converted_type) && !NO_NUMBERS.includes(logical_type?.type);
}

/** Whether stored integers are to be read without a sign. */
export function isUnsigned({ converted_type, logical_type }: SchemaElement): boolean {
  if (logical_type?.type === 'INTEGER') return !logical_type.isSigned;
  return converted_type?.startsWith('UINT_') ?? false;
}

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Text in which nothing has to be escaped. */
function quoted(text: string): string {
  return `"${text}"`;
}
