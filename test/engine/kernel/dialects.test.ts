import assert from 'node:assert/strict';
import { BLANKS } from '../../../src/engine/csv/blanks';
import type { NumberMarks, RecordDialect } from '../../../src/engine/dialect';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { randomNumbers } from '../../../src/engine/random';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';
import { COLUMNS, readWith } from './readWith';

const FILES = 1000;

type Marks = RecordDialect & NumberMarks;
const PLAIN: Marks = { delimiter: ',', quote: '"', escape: '', comment: '', decimal: '.', thousands: '' };

const DIALECTS: readonly Partial<Marks>[] = [
  { delimiter: ';', decimal: ',' },
  { decimal: ',' },
  { decimal: ',', quote: "'" },
  { delimiter: ';', decimal: ',', thousands: '.' },
  { thousands: ',' },
  { thousands: ' ' },
  { thousands: "'" },
  { escape: '\\' },
  { escape: '\\', quote: '' },
  { escape: '\\', comment: '#', thousands: '_' },
  { comment: '#' },
  { comment: ' ' },
  // Numbers that are written may hold these.
  { delimiter: '-' },
  { delimiter: '.', decimal: ',' },
  { delimiter: '0' },
  { delimiter: BLANKS },
  { delimiter: BLANKS, quote: '', decimal: ',' },
  { delimiter: BLANKS, escape: '\\', comment: '#' },
];

/** Pieces that cells are put together from: what the dialects above trip over. */
const PIECES = [
  ...[
    '0',
    '1',
    '12',
    '007',
    '234',
    '567',
    '1,5',
    '1.5',
    ',',
    '.',
    "'",
    '’',
    '_',
    ' ',
    '\u00a0',
    '\u202f',
    '-',
    '+',
  ],
  ...[
    '1.234',
    '1,234',
    '1.234.567,8',
    '1,234,567.8',
    '1 234',
    "1'234",
    '0,123',
    'e5',
    'E-3',
    '1,5e300',
    '1e309',
  ],
  ...[
    '1\u00a0234\u202f567',
    '-12’345',
    '+1\u2009234',
    '1,234,56',
    '1234,567',
    ...[15, 16].map((groups) => `1${"'234".repeat(groups)}`),
    '1 234 ',
  ],
  ...['123456789012', '98765432109876543', '0,30000000000000004', '1234,5678', '12345678,90123456'],
  ...[
    'NA',
    '-999',
    '0,5',
    'inf',
    'true',
    '2024-02-29',
    '2024-02-29 10:00:00,5',
    'text',
    'é',
    '',
    '',
    ';',
    ';',
    ';',
  ],
  ...[
    '\\',
    '\\"',
    '\\\\',
    '\\,',
    '\\\n',
    '\\\r\n',
    '\\;',
    '"',
    '"',
    '""',
    '"1,5"',
    '"a\\"b"',
    '"x\ny"',
    "'1,5'",
  ],
  // Also more than a vector holds.
  ...['  ', '\t', ' \t', '\n   ', ' '.repeat(21), ' '.repeat(70), '\t \r\n'],
  ...['\n', '\n', '\n', '\r\n', '\r', '#', '\n#', '\n# 1,2', '\n#\r\n', '\n\n', '\n \n'],
] as const;

describe('the two kernels', () => {
  for (const [d, changed] of DIALECTS.entries()) {
    const dialect = { ...PLAIN, ...changed };
    it(`find, read and write the same with ${JSON.stringify(changed)}`, () => {
      const words = ['NA', '-999', '0,5', '0.5'];
      const input = () => ({ dialect, columns: COLUMNS, classifier: new CellClassifier(words, dialect) });
      const [plain, wasm] = [new TypeScriptKernel(input()), new WasmKernel(input())];
      const random = randomNumbers(100 + d);
      const pick = (n: number) => Math.floor(random() * n);
      const separators = [dialect.delimiter, dialect.delimiter, '\n'];
      for (let i = 0; i < FILES; i++) {
        const piece = () => (pick(3) === 0 ? separators[pick(3)] : PIECES[pick(PIECES.length)]);
        const text = Array.from({ length: pick(60) }, piece).join('');
        const bytes = new TextEncoder().encode(text);
        const from = pick(4) === 0 ? pick(bytes.length + 1) : 0;
        const atEnd = pick(2) === 0;
        const stop = pick(4) === 0 ? pick(bytes.length + 1) : Infinity;
        const expected = readWith(plain, bytes, from, atEnd, stop);
        assert.deepEqual(readWith(wasm, bytes, from, atEnd, stop), expected, JSON.stringify(text));
      }
    });
  }
});
