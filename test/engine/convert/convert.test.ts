import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { memorySource } from '../../../src/engine/byteSource';
import { textOutput } from '../../../src/engine/convert/output';
import { controlShare } from '../../../src/engine/csv/rejectNonText';
import type { ReadOptions } from '../../../src/engine/readOptions';
import type { WriteResult } from '../../../src/engine/write/writeResult';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import type { Recipe } from '../../../src/engine/recipe';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';

type TextFormat = Parameters<typeof textOutput>[0];

const NONE: Recipe = { default: { method: 'none' }, columns: {} };
const MINMAX: Recipe = { default: { method: 'minmax', feature_range: [0, 1] }, columns: {} };

async function convert(
  text: string | Uint8Array,
  format: TextFormat,
  recipe: Recipe = NONE,
  options: ReadOptions = {},
): Promise<{ text: string; result: WriteResult }> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const source = memorySource('test.csv', bytes);
  const profile = await profileDataset(source, options, {});
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  let written = '';
  const sink = {
    write: (piece: Uint8Array) => {
      written += decoder.decode(piece, { stream: true });
      return Promise.resolve();
    },
  };
  const form = textOutput(format);
  const { result } = await writeNormalized(
    source,
    options,
    profile,
    recipe,
    sink,
    {},
    undefined,
    undefined,
    form,
  );
  return { text: written, result };
}

const parsedLines = (text: string): unknown[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));

describe('writing in another format', () => {
  const SOURCE = [
    '\uFEFFcode;x;flag;note;when;big',
    '007;+.50;TRUE; "hi";2024-01-02;9007199254740993',
    "010;NA;no;'a,b';2024-01-03;2",
    ';-1.;yes;;;3',
    '',
  ].join('\r\n');
  const OPTIONS = { delimiter: ';', quote: "'", header: true };

  it('types cells of JSON Lines by their column', async () => {
    const { text, result } = await convert(SOURCE, 'jsonl', NONE, OPTIONS);
    assert.equal(
      text,
      [
        String.raw`{"code":"007","x":0.50,"flag":true,"note":" \"hi\"","when":"2024-01-02","big":"9007199254740993"}`,
        '{"code":"010","x":null,"flag":false,"note":"a,b","when":"2024-01-03","big":"2"}',
        '{"code":null,"x":-1,"flag":true,"note":null,"when":null,"big":"3"}',
        '',
      ].join('\n'),
    );
    assert.equal(result.convertedTo, 'jsonl');
    assert.deepEqual([result.rows, result.bytes], [3, text.length]);
  });

  it('puts the same objects into an array, a line each', async () => {
    const lines = await convert(SOURCE, 'jsonl', MINMAX, OPTIONS);
    const array = await convert(SOURCE, 'json', MINMAX, OPTIONS);
    assert.deepEqual(JSON.parse(array.text), parsedLines(lines.text));
    assert.equal(array.text.split('\n').length, 3 + 3);
    assert.equal(array.result.bytes, array.text.length);
  });

  it('writes numbers with a decimal comma and marks between groups with a point alone', async () => {
    const text = 'x;y;t\n1.234,50;7;1,5\n-,5;1.000.000;a\n';
    const options = { delimiter: ';', decimal: ',', thousands: '.' } as const;
    const json = await convert(text, 'jsonl', NONE, options);
    assert.equal(json.text, '{"x":1234.50,"y":7,"t":"1,5"}\n{"x":-0.5,"y":1000000,"t":"a"}\n');
    const csv = await convert(text, 'csv', NONE, options);
    assert.equal(csv.text, 'x,y,t\n1234.50,7,"1,5"\n-0.5,1000000,a\n');
  });

  it('writes an array without rows', async () => {
    const { text } = await convert('a,b\n', 'json');
    assert.deepEqual(JSON.parse(text), []);
  });

  it('writes CSV with a comma, double quotes where they are needed, and LF', async () => {
    const { text } = await convert(SOURCE, 'csv', NONE, OPTIONS);
    assert.equal(
      text,
      [
        'code,x,flag,note,when,big',
        '007,+.50,TRUE," ""hi""",2024-01-02,9007199254740993',
        '010,NA,no,"a,b",2024-01-03,2',
        ',-1.,yes,,,3',
        '',
      ].join('\n'),
    );
  });

  it('puts tabs in cells of TSV between quotes', async () => {
    const { text } = await convert('a,b\n"1\t2","x ""y"""\n3,4\n', 'tsv', NONE, { delimiter: ',' });
    assert.equal(text, 'a\tb\n"1\t2"\t"x ""y"""\n3\t4\n');
  });

  it('scales what is scaled, with a hole where a value has no scaled one', async () => {
    const { text, result } = await convert('id,x\n01,2\n02,inf\n03,6\n04,NA\n', 'jsonl', MINMAX);
    assert.deepEqual(parsedLines(text), [
      { id: '01', x: 0 },
      { id: '02', x: null },
      { id: '03', x: 1 },
      { id: '04', x: null },
    ]);
    assert.deepEqual(result.nonFinite, { count: 1, lines: [3], became: 'missing' });
    const csv = await convert('id,x\n01,2\n02,inf\n03,6\n04,NA\n', 'csv', MINMAX);
    assert.equal(csv.text, 'id,x\n01,0\n02,\n03,1\n04,NA\n');
  });

  it('keeps an infinity that is not scaled as text, and digits beyond a double', async () => {
    const { text } = await convert('x,y\n1,0.1000000000000000055511\n-inf,1e999\n', 'jsonl');
    assert.equal(text, '{"x":1,"y":0.1000000000000000055511}\n{"x":"-inf","y":1e999}\n');
  });

  it('leaves out cells that no column has, and says so', async () => {
    const { text, result } = await convert('a,b\n1,2\n3,4,5\n6\n7,8,\n', 'jsonl');
    assert.deepEqual(parsedLines(text)[1], { a: 3, b: 4 });
    assert.deepEqual(parsedLines(text)[2], { a: 6, b: null });
    assert.deepEqual(result.leftOut, { count: 1, lines: [3] });
  });

  it('names columns that have no name, or the same one', async () => {
    const csv = await convert('1,2\n3,4\n', 'csv', NONE, { header: false });
    assert.equal(csv.text, 'column 1,column 2\n1,2\n3,4\n');
    const json = await convert('a,,a\n1,2,3\n', 'jsonl', NONE, { header: true });
    assert.equal(json.text, '{"a":1,"column 2":2,"a (2)":3}\n');
  });

  it('keeps a formula as the text it is', async () => {
    const formula = '=HYPERLINK("http://example.com";"x")';
    const { text } = await convert(
      Papa.unparse([
        ['a', 'b'],
        [formula, '+1+1'],
      ]),
      'jsonl',
      NONE,
      {
        header: true,
      },
    );
    assert.deepEqual(parsedLines(text), [{ a: formula, b: '+1+1' }]);
  });

  it('replaces what is not UTF-8 by U+FFFD, because JSON has to be', async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('a,b\n1,caf'), 0xe9, 10]);
    const { text } = await convert(bytes, 'jsonl');
    assert.deepEqual(parsedLines(text), [{ a: 1, b: 'caf\uFFFD' }]);
  });

  const numberText = fc.oneof(
    // A long integer would make the column an identifier, which is text.
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((x) => !Number.isInteger(x) || Number.isSafeInteger(x))
      .map(String),
    fc.integer().map((n) => `+${Math.abs(n)}.`),
    fc.nat().map((n) => `.${n}`),
    fc.nat({ max: 99 }).map((n) => `-00${n}.5e+01`),
    fc.constant(''),
  );
  const character = fc.constantFrom('a', 'é', '😀', ',', ';', '"', '\n', '\t', ' ', '\\', '#', '\u0001', '{');
  const cellText = fc.string({ unit: character, maxLength: 6 });
  /** Text of which every fifth byte is a control is refused, as what is no text. */
  const mostlyText = (source: string) => controlShare(new TextEncoder().encode(source)) < 0.2;
  const rows = fc.array(fc.tuple(numberText, cellText, fc.constantFrom('true', 'FALSE', '')), {
    minLength: 1,
    maxLength: 20,
  });

  it('CSV to JSON Lines holds the same typed table', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (table, delimiter) => {
        const data = [['x', 'a "note"', 'flag'], ...table.map(([x, note, flag]) => [x, `t${note}t`, flag])];
        const source = Papa.unparse(data, { delimiter, newline: '\n' });
        fc.pre(mostlyText(source));
        const { text } = await convert(source, 'jsonl', NONE, { delimiter, header: true });
        assert.deepEqual(
          parsedLines(text),
          table.map(([x, note, flag]) => ({
            x: x === '' ? null : Number(x) + 0,
            'a "note"': `t${note}t`,
            flag: flag === '' ? null : flag === 'true',
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('CSV of any delimiter and quotes becomes CSV that others read the same', async () => {
    const cell = fc.oneof(cellText, numberText);
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '|', '\t'),
        fc.constantFrom('"', "'"),
        fc.constantFrom<TextFormat>('csv', 'tsv'),
        async (cells, delimiter, quoteChar, format) => {
          const header = cells[0]!.map((_, index) => `h${index}`);
          const source = Papa.unparse([header, ...cells], {
            ...{ delimiter, quoteChar, newline: '\n', quotes: true },
          });
          fc.pre(mostlyText(source));
          const options = { delimiter, quote: quoteChar, header: true };
          const { text } = await convert(source, format, NONE, options);
          const parsed = Papa.parse<string[]>(text, {
            ...{ delimiter: format === 'csv' ? ',' : '\t', newline: '\n', skipEmptyLines: false },
          }).data;
          // Behind the last line end Papa Parse finds one more record, an empty one.
          assert.deepEqual(parsed.slice(0, -1), [header, ...cells]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
