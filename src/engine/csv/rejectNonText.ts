import { DataError } from '../dataError';
import { isUtf32, wideEncoding } from '../encoding/wideEncoding';
import { CR, DELETE, ESCAPE, SPACE, TAB } from './ascii';
import { invalidUtf8At } from './utf8';

/** Bytes that are looked at. */
const SAMPLE = 8192;

/** Control bytes that text has no use for. */
const CONTROLS = [...Array(SPACE).keys(), DELETE].filter(
  (byte) => (byte < TAB || byte > CR) && byte !== ESCAPE,
);

/** First bytes of the formats that are most often opened in place of a CSV. */
const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly name: string;
  readonly hint: string;
}[] = [
  {
    bytes: [0x50, 0x4b, 3, 4],
    name: 'a ZIP archive, such as an Excel workbook',
    hint: 'Save the sheet as “CSV UTF-8”, or unpack the archive.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    name: 'an Excel 97–2003 workbook',
    hint: 'Save the sheet as “CSV UTF-8”.',
  },
  { bytes: [0x1f, 0x8b], name: 'a gzip archive', hint: 'Unpack it first.' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a Zstandard archive', hint: 'Unpack it first.' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], name: 'an xz archive', hint: 'Unpack it first.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7-Zip archive', hint: 'Unpack it first.' },
  // BZh, how large its blocks are, which nobody changes, and how each of them begins.
  {
    bytes: [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
    name: 'a bzip2 archive',
    hint: 'Unpack it first.',
  },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    name: 'a Parquet file',
    hint: 'Unpack it first: Parquet is read as it is.',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], name: 'a PDF document', hint: 'Export its tables as CSV.' },
];

/**
 * Refuses bytes that are not text in UTF-8 or a superset of ASCII.
 * @throws {DataError} `unsupported-encoding` for UTF-16 and UTF-32, `binary-file`
 */
export function rejectNonText(head: Uint8Array): void {
  const sample = head.subarray(0, SAMPLE);
  const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (signature) {
    throw new DataError('binary-file', `expected CSV text, found ${signature.name}`, {
      hint: signature.hint,
    });
  }
  const utf = isUtf32(sample) ? 'utf-32' : wideEncoding(sample);
  if (utf !== undefined) {
    throw new DataError('unsupported-encoding', `expected text in UTF-8, found ${utf.toUpperCase()}`, {
      hint: utf === 'utf-32' ? 'Save it as UTF-8.' : 'Save it as UTF-8, or read it in its own encoding.',
    });
  }
  const control = controlShare(sample);
  // Compressed or encoded data has 10 % control bytes; a text may hold a few, but then it is valid UTF-8.
  if (control > 0.2 || (control > 0.02 && invalidUtf8At(sample, 0, sample.length) >= 0)) {
    const percent = Math.max(1, Math.round(control * 100));
    throw new DataError('binary-file', `expected CSV text, found binary data (${percent} % control bytes)`, {
      hint: 'Export the data as CSV, then open that file.',
    });
  }
}

/** The share of bytes that are controls which text has no use for. */
export function controlShare(bytes: Uint8Array): number {
  return countControl(bytes) / bytes.length;
}

function countControl(bytes: Uint8Array): number {
  // Most texts hold none, and searching takes less time than a loop that runs once.
  if (!CONTROLS.some((control) => bytes.includes(control))) return 0;
  return bytes.reduce((count, byte) => count + Number(CONTROLS.includes(byte)), 0);
}
