import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { describe, it } from 'mocha';
import { accessibilityViolations } from './accessibility';
import { sample } from './samples';
import { suiteWorkbench } from './suiteWorkbench';

describe('a Parquet file', () => {
  const vscode = suiteWorkbench(() => ({
    'groups.parquet': (path: string) => copyFile('test/fixtures/parquet/groups.parquet', path),
  }));

  it('shows its columns, and what it is made of', async () => {
    const { inspector } = vscode();
    await vscode().inspect('groups.parquet');
    await inspector.column('x').click();
    await inspector.before.waitFor();
    assert.match(await inspector.summary.innerText(), /^1,000 rows × 4 columns/);
    const chips = await inspector.page.getByRole('group', { name: 'Read settings' }).innerText();
    assert.match(chips.replaceAll(/\s+/g, ' '), /Format Parquet Codec snappy Row groups 4/);
    assert.deepEqual(await accessibilityViolations(inspector.page), []);
    await vscode().picture('parquet');
  });

  it('is written as JSON Lines from the menu beside', async () => {
    const { inspector, page } = vscode();
    await inspector.button('More Actions').click();
    await inspector.page.getByRole('menuitem', { name: 'Write as…' }).click();
    await page.locator('.quick-input-list').getByText('JSON Lines', { exact: true }).click();
    assert.equal(
      await vscode().acceptSaveDialog('Write as JSON Lines'),
      vscode().path('groups.zscore.jsonl'),
    );
    await inspector.page
      .getByText('Wrote groups.zscore.jsonl as JSON Lines · 1 column scaled, 3 copied')
      .waitFor();
    const [first] = vscode().read('groups.zscore.jsonl').split('\n');
    assert.deepEqual(JSON.parse(first!), { row: 0, x: null, label: 'label 0', list: [] });
  });
});

describe('Write as… in the context menu', () => {
  const vscode = suiteWorkbench(() => ({ 'iris.csv': sample('iris.csv') }));

  it('converts a file without opening it', async () => {
    const { page } = vscode();
    await vscode().chooseFromContextMenu(vscode().explorerItem('iris.csv'), 'Write as…', 'NormScope');
    await page.locator('.quick-input-list').getByText('JSON', { exact: true }).click();
    await page.locator('.quick-input-list').getByText('min-max', { exact: true }).click();
    assert.equal(await vscode().acceptSaveDialog('Write as JSON'), vscode().path('iris.minmax.json'));
    await page
      .getByText('Wrote iris.minmax.json as JSON · 4 columns scaled, 1 copied.', { exact: true })
      .waitFor();
    const rows = JSON.parse(vscode().read('iris.minmax.json')) as Record<string, unknown>[];
    assert.equal(rows.length, 150);
  });
});
