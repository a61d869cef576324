import assert from 'node:assert/strict';
import { memorySource } from '../../../src/engine/byteSource';
import { openCsv } from '../../../src/engine/csv/openCsv';
import { readRecords } from '../../../src/engine/csv/readRecords';
import type { ChosenKind } from '../../../src/engine/columnKind';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import type { KernelInput } from '../../../src/engine/kernel/kernelInput';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { ColumnPass } from '../../../src/engine/profile/columnPass';
import { randomNumbers } from '../../../src/engine/random';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';

const ROWS = 9000;

/** Columns whose numbers are packed, all or at first, or not at all, and columns that turn out to be something else. */
const COLUMNS: Readonly<Record<string, (row: number, random: () => number) => string | number>> = {
  rounded: (_, random) => (random() * 200 - 100).toPrecision(6),
  small: (_, random) => (random() / 1e5).toPrecision(5),
  zeros: (row) => (row % 3 === 0 ? '-0' : '0.000'),
  largest: (row) => (row % 2 === 0 ? 134217727 : -134217727),
  tooLarge: (row) => (row === 5000 ? 134217728 : row),
  full: (_, random) => random(),
  fullLater: (row, random) => (row < 6000 ? row / 4 : random()),
  gaps: (_, random) => (random() < 0.3 ? 'NA' : random() < 0.1 ? 'inf' : (random() * 50).toFixed(2)),
  huge: (row) => (row === 7000 ? '1e250' : '2.5e-3'),
  late: (row) => (row === ROWS - 3 ? 'unknown' : row % 700),
  texts: (row) => `t${row % 900}`,
  missingThenTexts: (row) => (row < 4000 ? '' : `t${row % 90}`),
  chosen: (row) => (row === 77 ? '1.5' : row),
  asText: (row) => row % 50,
  overflows: (row) => (row % 1000 === 1 ? '1e999' : row % 10),
  tied: (row) => (row % 700 === 12 ? 99 : row % 5),
};
const KINDS: Readonly<Record<string, ChosenKind>> = { chosen: 'integer', asText: 'text' };

function table(): Uint8Array {
  const random = randomNumbers(13);
  const columns = Object.entries(COLUMNS);
  const lines = [columns.map(([name]) => name).join(',')];
  for (let row = 0; row < ROWS; row++) lines.push(columns.map(([, cell]) => cell(row, random)).join(','));
  return new TextEncoder().encode(lines.join('\n'));
}

describe('the first pass over a file', () => {
  it('finds the same with either kernel, wherever numbers are kept', async () => {
    const source = memorySource('a.csv', table());
    const csv = await openCsv(source, {}, {});
    const pass = async (newKernel: (input: KernelInput) => Kernel, expectedRows: number) => {
      const classifier = new CellClassifier(undefined, csv.dialect);
      const columns = csv.columnNames.length;
      const kernel = newKernel({ dialect: csv.dialect, columns, classifier });
      const kinds = csv.columnNames.map((name) => KINDS[name]);
      const read = new ColumnPass(kinds, classifier, kernel, expectedRows);
      const sizes = { chunk: 40_000, maxRecord: 80_000 };
      await readRecords(
        source,
        csv,
        kernel,
        {},
        {},
        (batch) => {
          read.add(batch);
        },
        sizes,
      );
      read.end();
      const wanted = read.tallies.flatMap(({ holdsNumbersOnly, holdsIntegers }, column) =>
        holdsNumbersOnly ? [{ column, integer: holdsIntegers }] : [],
      );
      const reread = () => Promise.reject(new Error('all numbers were kept'));
      return {
        tallies: read.tallies.map((tally) => tally.toParts()),
        numbers: await read.numbers.finish(wanted, reread, {}),
        texts: csv.columnNames.map((_, column) => read.distinctTexts(column)),
      };
    };
    const plain = await pass((input) => new TypeScriptKernel(input), ROWS);
    // With room for all rows, for too few of them, and where it is not known how many there are.
    for (const rows of [ROWS, ROWS / 2, 0]) {
      assert.deepEqual(await pass((input) => new WasmKernel(input), rows), plain, `${rows} rows expected`);
    }
    const { columnNames } = csv;
    const tied = plain.numbers.get(columnNames.indexOf('tied'))!;
    assert.deepEqual(
      tied.summary.outliers.furthest.map(({ line }) => line),
      Array.from({ length: 8 }, (_, i) => 700 * i + 14),
    );
    assert.equal(plain.numbers.has(columnNames.indexOf('late')), false);
    assert.equal(plain.texts[columnNames.indexOf('missingThenTexts')], 90);
  });
});
