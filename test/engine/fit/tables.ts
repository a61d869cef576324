import fc from 'fast-check';
import { memorySource } from '../../../src/engine/byteSource';
import type { DatasetProfile } from '../../../src/engine/dataset';
import type { WriteResult } from '../../../src/engine/write/writeResult';
import { fitRecipe } from '../../../src/engine/fit/fitRecipe';
import type { FittedTable } from '../../../src/engine/fit/fittedTable';
import { profileDataset } from '../../../src/engine/profile/profileDataset';
import type { Recipe } from '../../../src/engine/recipe';
import { applyScaler } from '../../../src/engine/saved/applyScaler';
import { parseScaler, type SavedScaler, scalerText } from '../../../src/engine/saved/scalerFile';
import { writeNormalized } from '../../../src/engine/write/writeNormalized';

export const sourceOf = (text: string, name = 'data.csv') =>
  memorySource(name, new TextEncoder().encode(text));

export async function profileOf(text: string): Promise<DatasetProfile> {
  return profileDataset(sourceOf(text), {}, {});
}

/** Collects what is written. */
export function textSink() {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  return {
    write: (bytes: Uint8Array) => {
      text += decoder.decode(bytes, { stream: true });
      return Promise.resolve();
    },
    text: () => text,
  };
}

export async function fitted(text: string, recipe: Recipe, fitText?: string): Promise<FittedTable> {
  const other = fitText === undefined ? undefined : sourceOf(fitText, 'other.csv');
  return fitRecipe(sourceOf(text), {}, await profileOf(text), recipe, {}, other);
}

export async function normalized(
  text: string,
  recipe: Recipe,
): Promise<{ readonly text: string; readonly result: WriteResult; readonly saved: SavedScaler }> {
  const profile = await profileOf(text);
  const sink = textSink();
  const { result, fitted: table } = await writeNormalized(sourceOf(text), {}, profile, recipe, sink, {});
  const saved = {
    source: { file: profile.file, rows: profile.rows },
    table,
    columnNames: profile.columns.map(({ name }) => name),
  };
  // As another process would find it.
  return { text: sink.text(), result, saved: parseScaler(scalerText(saved), 'data.scaler.json') };
}

export async function applied(text: string, saved: SavedScaler, inverse = false) {
  const sink = textSink();
  const result = await applyScaler(sourceOf(text, 'test.csv'), {}, saved, inverse, sink, {});
  return { text: sink.text(), result };
}

/** Columns of numbers with missing values: ordinary, constant, with a huge offset, skewed. */
export const numberTables = fc
  .tuple(fc.integer({ min: 3, max: 25 }), fc.integer({ min: 0, max: 1e9 }))
  .chain(([rows]) => {
    const cell = (value: fc.Arbitrary<number>) =>
      fc.array(fc.option(value, { freq: 8 }), { minLength: rows, maxLength: rows });
    return fc.record({
      // Not so near to each other that a row outside would leave the range of a double.
      plain: cell(fc.integer({ min: -1e9, max: 1e9 }).map((i) => i / 1e6)),
      offset: cell(fc.integer({ min: 0, max: 999 }).map((i) => 1e9 + i / 128)),
      constant: cell(fc.constant(7.25)),
      skewed: cell(fc.double({ min: 0.01, max: 30, noNaN: true }).map((x) => Math.exp(x / 3))),
    });
  });

export function csvOf(columns: Readonly<Record<string, readonly (number | null)[]>>): string {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.length;
  const lines = Array.from({ length: rows }, (_, r) =>
    names.map((name) => columns[name]![r] ?? 'NA').join(','),
  );
  return `${names.join(',')}\n${lines.join('\n')}\n`;
}

/** The numbers of a written file by column; NaN where there is none. */
export function numbersOf(text: string): Map<string, number[]> {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  return new Map(
    head.split(',').map((name, c) => [
      name,
      lines.map((line) => {
        const cell = line.split(',')[c] ?? '';
        return cell === '' || cell === 'NA' ? NaN : Number(cell);
      }),
    ]),
  );
}
