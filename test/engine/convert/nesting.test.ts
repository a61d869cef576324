import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nestingOf } from '../../../src/engine/convert/nesting';

const columns = (...paths: readonly string[][]) =>
  paths.map((path) => ({ name: path.join('.'), type: 'text' as const, path }));

/** A record whose cells are the numbers of their columns. */
function record(of: ReturnType<typeof columns>, nested = true): unknown {
  const { order, before, after } = nestingOf(of, nested);
  return JSON.parse(order.map((c) => `${before[c]!}${c}`).join('') + after);
}

describe('nestingOf', () => {
  it('puts members of an object together', () => {
    assert.deepEqual(record(columns(['a'], ['b', 'c'], ['d'], ['b', 'e', 'f'], ['b', 'e', 'g'])), {
      ...{ a: 0, b: { c: 1, e: { f: 3, g: 4 } }, d: 2 },
    });
    assert.deepEqual(record(columns(['a', 'b', 'c'], ['d', 'b', 'c'])), {
      a: { b: { c: 0 } },
      d: { b: { c: 1 } },
    });
  });

  it('leaves a key alone that has values of its own', () => {
    assert.deepEqual(record(columns(['a'], ['a', 'b'])), { a: 0, 'a.b': 1 });
  });

  it('uses the names where objects are not wanted', () => {
    assert.deepEqual(record(columns(['a', 'b'], ['c']), false), { 'a.b': 0, c: 1 });
  });
});
