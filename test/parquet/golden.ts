import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const GOLDEN = 'test/fixtures/parquet';

/** The names of the golden files, without extension. */
export const goldenNames: readonly string[] = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.parquet'))
  .map((name) => path.basename(name, '.parquet'));

/** What another reader finds in a golden file; see the README beside it. */
export interface Golden {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export function goldenTable(name: string): Golden {
  return JSON.parse(readFileSync(path.join(GOLDEN, `${name}.json`), 'utf8')) as Golden;
}

/** A number as it stands in some JSON, with all its digits. */
export interface NumberText {
  readonly number: string;
}

/** Parses a line of JSON whose numbers keep their digits: each becomes a {@link NumberText}. */
export function parseExactly(line: string): Record<string, unknown> {
  const marked = line.replaceAll(
    /("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)/g,
    (_, text: string | undefined, number: string) => text ?? `{"number":"${number}"}`,
  );
  return JSON.parse(marked) as Record<string, unknown>;
}

/** Compares a value parsed by {@link parseExactly} with a golden one. */
export function assertSame(actual: unknown, expected: unknown, where: string): void {
  if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), `${where}: expected a list, found ${JSON.stringify(actual)}`);
    assert.equal(actual.length, expected.length, where);
    for (const [i, item] of expected.entries()) assertSame(actual[i], item, `${where}[${i}]`);
    return;
  }
  if (typeof expected !== 'object' || expected === null) {
    assert.deepEqual(actual, expected, where);
    return;
  }
  const { int, decimal, float } = expected as Readonly<Record<string, string | undefined>>;
  const number = (actual as NumberText | null)?.number;
  if (typeof int === 'string' || typeof decimal === 'string') {
    assert.equal(number, int ?? decimal, where);
  } else if (typeof float === 'string') {
    const value = Number(float.replace('inf', 'Infinity'));
    assert.ok(Object.is(Number(number), value), `${where}: expected ${float}, found ${String(number)}`);
  } else {
    assert.deepEqual(Object.keys(actual as object), Object.keys(expected), where);
    for (const [key, member] of Object.entries(expected)) {
      assertSame((actual as Readonly<Record<string, unknown>>)[key], member, `${where}.${key}`);
    }
  }
}
