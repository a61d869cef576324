import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { suiteWorkbench } from './suiteWorkbench';

const FOLDER = join('test', 'fixtures', 'datasets');

/** What is known of the data sets from where they come from. */
interface Index {
  readonly datasets: Readonly<
    Record<
      string,
      { readonly file: string; readonly rows: number; readonly columns: readonly { name: string }[] }
    >
  >;
}

describe('data sets of machine learning', () => {
  const { datasets } = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) as Index;
  const files = Object.values(datasets).map(
    ({ file }) => [file, readFileSync(join(FOLDER, file), 'utf8')] as const,
  );
  const vscode = suiteWorkbench(() => Object.fromEntries(files));

  for (const { file, rows, columns } of Object.values(datasets)) {
    it(`${file} has ${rows} rows, ${columns.length} columns and histograms`, async () => {
      const { inspector } = vscode();
      await vscode().inspect(file);
      await inspector.page.getByRole('heading', { name: file, level: 1 }).waitFor();
      await inspector.after.waitFor();
      const summary = await inspector.summary.innerText();
      assert.ok(summary.startsWith(`${rows} rows × ${columns.length} columns · `), summary);
    });
  }
});
