import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { newJsonLines, type JsonLines } from '../../../src/engine/kernel/jsonLines';
import { TypeScriptJsonLines } from '../../../src/engine/kernel/typeScriptJsonLines';
import { WasmJsonLines } from '../../../src/engine/kernel/wasmJsonLines';

const MOST = 8;

function pair(keys: readonly string[]): readonly JsonLines[] {
  const before = keys.map((key, index) => `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
  return [new TypeScriptJsonLines(before, MOST), new WasmJsonLines(before, MOST)];
}

function setTexts(lines: JsonLines, column: number, texts: readonly string[]): void {
  let length = 0;
  lines.setTexts(
    column,
    texts.join(''),
    Uint32Array.from(texts, (text) => (length += text.length)),
  );
}

const textOf = (lines: JsonLines, records: number) => new TextDecoder().decode(lines.lines(records));

describe('JsonLines', () => {
  it('writes numbers so that they are read back exactly, and what JSON lacks', () => {
    for (const lines of pair(['x', 'a "key"'])) {
      lines.numbers(0).set([0.1, -0, 1e21, -5e-324, NaN, Infinity, -Infinity, 9007199254740991]);
      setTexts(lines, 1, ['1', 'null', '"é"', '"😀"', '[]', '{"a":1}', '"long enough for two steps"', '""']);
      assert.deepEqual(textOf(lines, MOST).split('\n'), [
        '{"x":0.1,"a \\"key\\"":1}',
        '{"x":-0,"a \\"key\\"":null}',
        '{"x":1e+21,"a \\"key\\"":"é"}',
        '{"x":-5e-324,"a \\"key\\"":"😀"}',
        '{"x":null,"a \\"key\\"":[]}',
        '{"x":1e999,"a \\"key\\"":{"a":1}}',
        '{"x":-1e999,"a \\"key\\"":"long enough for two steps"}',
        '{"x":9007199254740991,"a \\"key\\"":""}',
        '',
      ]);
    }
  });

  it('writes the same bytes in WebAssembly as in TypeScript, block after block', () => {
    const keys = fc.uniqueArray(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 6 });
    const column = fc.oneof(
      fc.array(fc.double(), { minLength: MOST, maxLength: MOST }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: MOST, maxLength: MOST }),
    );
    const blocks = fc.array(
      fc.tuple(fc.array(column, { minLength: 6, maxLength: 6 }), fc.integer({ min: 1, max: MOST })),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(keys, blocks, (names, all) => {
        const [expected, found] = pair(names);
        for (const [columns, records] of all) {
          for (const lines of [expected!, found!]) {
            for (const c of names.keys()) {
              const values = columns[c]!;
              if (isNumbers(values)) lines.numbers(c).set(values);
              else setTexts(lines, c, values.map((text) => JSON.stringify(text)).slice(0, records));
            }
          }
          assert.equal(textOf(found!, records), textOf(expected!, records));
        }
      }),
    );
  });

  it('takes as many records at once as there are, fewer of a table of many columns', () => {
    assert.equal(newJsonLines(['x'], 3).most, 3);
    assert.ok(newJsonLines(['x'], 1e9).most <= 4096);
    assert.equal(
      newJsonLines(
        Array.from({ length: 40_000 }, (_, c) => `c${c}`),
        1e9,
      ).most,
      1,
    );
  });
});

function isNumbers(values: readonly number[] | readonly string[]): values is readonly number[] {
  return typeof values[0] === 'number';
}
