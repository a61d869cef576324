import assert from 'node:assert/strict';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { CellClassifier } from '../../../src/engine/table/cellClassifier';
import { COLUMNS, readWith } from './readWith';

const LETTERS = ['', '0', '7', '.', 'e', '-', '+', '/', ':'];
const LONGEST = 5;
/** Fewer than a kernel reads at once. */
const RECORDS = 1000;

/** All texts of up to {@link LONGEST} of the letters. */
function texts(): readonly string[] {
  let all = [''];
  for (let length = 0; length < LONGEST; length++) {
    all = all.flatMap((start) => LETTERS.map((letter) => start + letter));
  }
  return [...new Set(all)];
}

describe('numbers, and what is almost one', () => {
  const all = texts();
  const read = (records: (text: string) => string) => {
    const input = () => ({
      dialect: { delimiter: ';', quote: '"', escape: '', comment: '' },
      columns: COLUMNS,
      classifier: new CellClassifier(),
    });
    const [plain, wasm] = [new TypeScriptKernel(input()), new WasmKernel(input())];
    for (let first = 0; first < all.length; first += RECORDS) {
      const bytes = new TextEncoder().encode(
        all
          .slice(first, first + RECORDS)
          .map(records)
          .join('\n'),
      );
      const expected = readWith(plain, bytes, 0, true, Infinity);
      assert.deepEqual(readWith(wasm, bytes, 0, true, Infinity), expected);
    }
  };

  it('are told apart alike by the two kernels', () => {
    read((text) => `${text};x${text};1${text}`);
  });

  it('are told apart among plain numbers', () => {
    read((text) => `${text};1.5;-2\n3.25;${text};4\n-5;6;2${text}`);
  });

  it('are told apart among numbers with exponents and empty cells', () => {
    read((text) => `${text};1.5e-3;\n7e5;${text}e1;\n-5.125E+2;;${text}e-12\n1e1;1e2;1e3`);
  });
});
