import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { DataError } from '../../../src/engine/dataError';
import { BLANKS } from '../../../src/engine/csv/blanks';
import { openCsv, type OpenedCsv } from '../../../src/engine/csv/openCsv';
import { readRecords } from '../../../src/engine/csv/readRecords';
import { kernelFor } from '../../../src/engine/kernel/newKernel';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';
import { READ_SIZES } from '../../../src/engine/csv/readSizes';
import { fieldText, rawEnd, rawStart } from '../../../src/engine/csv/recordBatch';
import { Cancelled } from '../../../src/engine/task';
import { readAll, readSource, sourceOf } from './readAll';
import { parseLikePython, type ReferenceResult } from './referenceParser';

/** Text that has every structure a CSV file may have, well-formed or not. */
const anyText = fc.string({
  unit: fc.constantFrom('a', '7', ' ', ',', ',', '"', '"', '\n', '\r', '\r\n', '\t', 'é'),
  maxLength: 60,
});

const WITHOUT_HEADER: OpenedCsv = {
  format: 'csv',
  dialect: {
    delimiter: ',',
    quote: '"',
    newline: '\n',
    encoding: 'utf-8',
    bom: false,
    compression: 'none',
    header: false,
    escape: '',
    decimal: '.',
    thousands: '',
    comment: '',
    preambleLines: 0,
  },
  columnNames: [],
  problems: [],
  dataStart: 0,
  dataLine: 1,
};

const BLANK_DELIMITED = { ...WITHOUT_HEADER, dialect: { ...WITHOUT_HEADER.dialect, delimiter: BLANKS } };

const kernelOf = ({ dialect }: OpenedCsv) =>
  kernelFor({ dialect, columns: 2, classifier: new CellClassifier() }, Infinity);
const kernel = kernelOf(WITHOUT_HEADER);
const blankKernel = kernelOf(BLANK_DELIMITED);

/** The records of a text without a header, read in chunks of so many bytes. */
async function readInChunks(
  text: string,
  chunk: number,
  csv = WITHOUT_HEADER,
  by = kernel,
): Promise<ReferenceResult & { covered: string }> {
  const records: string[][] = [];
  const lines: number[] = [];
  let covered = '';
  const end = await readRecords(
    sourceOf(text),
    csv,
    by,
    { stopAtUnterminatedQuote: true },
    {},
    (batch) => {
      const span = batch.bytes.slice(batch.start, batch.end);
      assert.equal(batch.filePosition + batch.start, Buffer.byteLength(covered));
      covered += Buffer.from(span).toString();
      for (let r = 0; r < batch.records; r++) {
        const [first, next] = [batch.firstField[r]!, batch.firstField[r + 1]!];
        records.push(Array.from({ length: next - first }, (_, f) => fieldText(batch, first + f)));
        lines.push(batch.line[r]!);
      }
    },
    { chunk, maxRecord: 1 << 20 },
  );
  const open = end.stopped ? { openQuoteLine: end.stopped.line } : {};
  assert.equal(end.rows, records.length);
  return { records, lines, covered, ...open };
}

describe('readRecords', () => {
  it('reads any text as the reference does, for every chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 70 }), async (text, chunk) => {
        const { covered, ...read } = await readInChunks(text, chunk);
        assert.deepEqual(read, parseLikePython(text, ',', '"'));
        if (read.openQuoteLine === undefined) assert.equal(covered, text);
        else assert.ok(text.startsWith(covered));
      }),
      { numRuns: 5000 },
    );
  });

  it('reads any text delimited by blanks as the reference does, for every chunk size', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '7', ' ', ' ', '\t', '"', '\n', '\r', '\r\n', 'é', ','),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 70 }), async (text, chunk) => {
        const { covered, ...read } = await readInChunks(text, chunk, BLANK_DELIMITED, blankKernel);
        assert.deepEqual(read, parseLikePython(text, ' \t', '"'));
        if (read.openQuoteLine === undefined) assert.equal(covered, text);
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with PapaParse on well-formed files', async function () {
    // Two thousand files: more than a minute on a machine that has much other work.
    this.timeout(180_000);
    const cell = fc.string({
      unit: fc.constantFrom('a', 'b', '1', ' ', ',', ';', '"', '\n', '\r\n', '\r', 'ü', '🙂'),
      maxLength: 8,
    });
    const files = fc.record({
      rows: fc
        .integer({ min: 2, max: 5 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
        ),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      newline: fc.constantFrom<('\n' | '\r\n' | '\r')[]>('\n', '\r\n', '\r'),
      chunk: fc.integer({ min: 1, max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(files, async ({ rows, delimiter, newline, chunk }) => {
        const text = Papa.unparse(rows, { delimiter, newline });
        // Nothing but tabs and line ends is refused as an empty file.
        fc.pre(text.trim() !== '');
        const expected = Papa.parse<string[]>(text, { delimiter, newline }).data;
        assert.deepEqual(expected, rows);
        const options = { delimiter, header: false, preambleLines: 0 };
        const read = await readAll(text, options, { ...READ_SIZES, chunk });
        assert.deepEqual(read.records, expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells where every cell stands in the file', async () => {
    const text = 'a,"b""c",,"d"e\r\n"",  f,g,"h"';
    await readRecords(sourceOf(text), WITHOUT_HEADER, kernel, {}, {}, (batch) => {
      const cells = Array.from({ length: batch.fieldStart.length }, (_, field) =>
        text.slice(rawStart(batch, field), rawEnd(batch, field)),
      );
      assert.deepEqual(cells, ['a', '"b""c"', '', '"d"e', '""', '  f', 'g', '"h"']);
    });
  });

  it('counts the header and the byte order mark into the first batch', async () => {
    const read = await readAll('\ufeffa,b\n1,2\n');
    assert.equal(Buffer.from(read.covered).toString(), '\ufeffa,b\n1,2\n');
    assert.deepEqual(read.records, [['1', '2']]);
    assert.deepEqual(read.lines, [2]);
  });

  it('reports progress and can be cancelled between chunks', async () => {
    const text = 'a,b\n' + '1,2\n'.repeat(1000);
    const source = sourceOf(text);
    const signal = { aborted: false };
    const seen: number[] = [];
    const task = {
      signal,
      onProgress: (progress: { rows: number; bytesRead: number; bytesTotal: number }) => {
        assert.equal(progress.bytesTotal, text.length);
        seen.push(progress.rows);
        if (progress.rows >= 300) signal.aborted = true;
      },
    };
    const csv = await openCsv(source, {}, {});
    await assert.rejects(
      readRecords(source, csv, kernel, {}, task, () => undefined, { ...READ_SIZES, chunk: 400 }),
      Cancelled,
    );
    assert.deepEqual(seen, [99, 199, 299, 399]);
  });

  it('waits for the batch to be taken before it reads on', async () => {
    let busy = false;
    await readRecords(
      sourceOf('1,2\n'.repeat(100)),
      WITHOUT_HEADER,
      kernel,
      {},
      {},
      async (batch) => {
        assert.ok(!busy);
        busy = true;
        const before = Buffer.from(batch.bytes).toString('hex');
        await new Promise((resolve) => setImmediate(resolve));
        assert.equal(Buffer.from(batch.bytes).toString('hex'), before);
        busy = false;
      },
      { ...READ_SIZES, chunk: 64 },
    );
  });
});

describe('a quote that is never closed', () => {
  const text = 'id,note\n1,"a\nb"\n2,"c,é","d\n3,e\n4,f\n';

  it('is an error that shows the place', async () => {
    await assert.rejects(readAll(text), (error: unknown) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.message, 'a quote opened on line 4 is never closed');
      const { hint, ...details } = error.details;
      assert.ok(hint);
      assert.deepEqual(details, {
        line: 4,
        column: 9,
        rowsBefore: 1,
        excerpt: [
          { line: 3, text: 'b"' },
          { line: 4, text: '2,"c,é","d' },
          { line: 5, text: '3,e' },
        ],
      });
      return true;
    });
  });

  it('comes after all complete records, for every chunk size', async () => {
    for (let chunk = 1; chunk <= text.length; chunk++) {
      const read = await readAll(text, { stopAtUnterminatedQuote: true }, { ...READ_SIZES, chunk });
      assert.deepEqual(read.records, [['1', 'a\nb']]);
      assert.equal(read.end.rows, 1);
      assert.equal(read.end.stopped?.line, 4);
    }
  });

  it('is ordinary text where quotes are', async () => {
    const read = await readAll(text, { quote: '' });
    assert.deepEqual(read.records[2], ['2', '"c', 'é"', '"d']);
  });

  it('is found in the header', async () => {
    await assert.rejects(readAll('id,"note\n1,2\n'), (error: unknown) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.code, 'unterminated-quote');
      assert.deepEqual([error.details.line, error.details.column, error.details.rowsBefore], [1, 4, 0]);
      return true;
    });
  });

  it('is found without reading the rest of a huge file', async () => {
    const start = new TextEncoder().encode('id,note\n1,x\n2,"y\n');
    const rest = new TextEncoder().encode('3,zzzzzzzzzzzzz\n');
    let furthest = 0;
    const size = 10e9;
    const endless = {
      name: 'endless.csv',
      version: 'the only one',
      size,
      read(position: number, target: Uint8Array) {
        for (let i = 0; i < target.length; i++) {
          const at = position + i;
          target[i] = at < start.length ? start[at]! : rest[(at - start.length) % rest.length]!;
        }
        furthest = Math.max(furthest, position + target.length);
        return Promise.resolve(target.length);
      },
    };
    await assert.rejects(readSource(endless), (error: unknown) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.code, 'unterminated-quote');
      assert.equal(error.message, 'a quote opened on line 3 is not closed within 16 MB');
      assert.equal(error.details.rowsBefore, 1);
      return true;
    });
    assert.ok(furthest < 40e6, `read ${furthest} bytes`);
  });
});

describe('a record that is too long', () => {
  it('is refused with its line', async () => {
    const text = `a,b\n1,2\n3,${'x'.repeat(5000)}\n`;
    await assert.rejects(readAll(text, {}, { chunk: 100, maxRecord: 4000 }), (error: unknown) => {
      assert.ok(error instanceof DataError);
      assert.equal(error.code, 'record-too-long');
      assert.equal(error.details.line, 3);
      return true;
    });
    assert.equal((await readAll(text, {}, { chunk: 100, maxRecord: 6000 })).records.length, 2);
  });
});
