import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { memorySource } from '../../../src/engine/byteSource';
import type { Kernel } from '../../../src/engine/kernel/kernel';
import type { KernelInput } from '../../../src/engine/kernel/kernelInput';
import { TypeScriptKernel } from '../../../src/engine/kernel/typeScriptKernel';
import { WasmKernel } from '../../../src/engine/kernel/wasmKernel';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import { readJson } from './readJson';

/** Members of an object, among which a key may be twice; those under `pos` and `far` are objects. */
type Members = readonly (readonly [key: string, value: number | null | Members])[];

const inner = (keys: readonly string[]): fc.Arbitrary<Members> =>
  fc.array(fc.tuple(fc.constantFrom(...keys), fc.option(fc.nat(9), { nil: null })), {
    minLength: 1,
    maxLength: 4,
  });
const members: readonly fc.Arbitrary<Members[number]>[] = [
  fc.tuple(fc.constantFrom('a', 'b"'), fc.option(fc.nat(9), { nil: null })),
  fc.tuple(fc.constant('pos'), fc.option(inner(['x', 'y']), { nil: null })),
  fc
    .array(inner(['z']), { minLength: 1, maxLength: 2 })
    .map((inside) => ['far', inside.map((below) => ['in', below] as const)] as const),
];
const record: fc.Arbitrary<Members> = fc.array(fc.oneof(...members), { minLength: 1, maxLength: 6 });

function textOf(members: Members): string {
  const texts = members.map(
    ([key, value]) =>
      `${JSON.stringify(key)}: ${Array.isArray(value) ? textOf(value as Members) : String(value as number | null)}`,
  );
  return `{${texts.join(', ')}}`;
}

function hasRepeated(members: Members): boolean {
  const keys = new Set(members.map(([key]) => key));
  return (
    keys.size < members.length ||
    members.some(([, value]) => Array.isArray(value) && hasRepeated(value as Members))
  );
}

/** A cell by the keys that lead to it, of what JSON.parse makes of the record. */
function cellAt(record: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return record;
  if (typeof record !== 'object' || record === null) return null;
  return cellAt((record as Record<string, unknown>)[key] ?? null, rest);
}

const KERNELS: readonly (readonly [string, (input: KernelInput) => Kernel])[] = [
  ['TypeScript', (input) => new TypeScriptKernel(input)],
  ['WebAssembly', (input) => new WasmKernel(input)],
];

describe('keys that a record has twice', () => {
  for (const [name, newKernel] of KERNELS) {
    it(`have their last value, as JSON.parse has it, and are told of by line: ${name}`, async () => {
      const check = async (records: readonly Members[]) => {
        const texts = records.map(textOf);
        const bytes = new TextEncoder().encode(texts.join('\n'));
        const read = await readJson('data.jsonl', bytes, {}, undefined, newKernel);
        if (read.table.format === 'csv') assert.fail('found CSV');
        const { paths } = read.table.shape;
        const parsed = texts.map((text) => JSON.parse(text) as unknown);
        assert.deepEqual(
          read.rows,
          parsed.map((row) => paths.map((path) => cellAt(row, path))),
        );
        assert.deepEqual(
          read.problems.map(({ code, line }) => [code, line]),
          records.flatMap((members, r) => (hasRepeated(members) ? [['duplicate-key', r + 1]] : [])),
        );
      };
      await fc.assert(fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 5 }), check), {
        numRuns: 300,
      });
    });
  }

  it('are named with the line that they stand on', async () => {
    const text = '[{"a": 1,\n "b": 2,\n "\\u0061": 3},\n {"my \\"key\\"": 1, "my \\"key\\"": 2}]';
    const { problems, problemCount, columns } = await profileDataset(
      memorySource('data.json', new TextEncoder().encode(text)),
      {},
      {},
    );
    assert.equal(problemCount, 2);
    assert.deepEqual(problems, [
      {
        code: 'duplicate-key',
        line: 3,
        message: 'expected each key once, found "\\u0061" again: its last value counts',
      },
      {
        code: 'duplicate-key',
        line: 4,
        message: 'expected each key once, found "my \\"key\\"" again: its last value counts',
      },
    ]);
    assert.equal(columns[0]?.numeric?.max, 3);
  });

  it('are told of in an object of columns, too: of columns, and of the rows in them', async () => {
    for (const [text, row, message, last] of [
      ['{"a":[1,2],\n"b":[3,4],\n"a":[5,6]}', 1, 'found "a" again at byte 23', 6],
      ['{"a":{"0":1,"1":2,\n"1":7},\n"b":{"0":1,"1":2}}', 2, 'found "1" again at byte 19', 7],
    ] as const) {
      const source = memorySource('data.json', new TextEncoder().encode(text));
      const { place, problems, columns } = await profileDataset(source, {}, {});
      assert.equal(place, 'row');
      assert.deepEqual(problems, [
        {
          code: 'duplicate-key',
          line: row,
          message: `expected each key once, ${message}: its last value counts`,
        },
      ]);
      assert.equal(columns[0]?.numeric?.max, last);
    }
  });
});
