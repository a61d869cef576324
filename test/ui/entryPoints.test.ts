import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { assertMinMaxCopy } from '../oracle';
import { sample } from './samples';
import { suiteWorkbench } from './suiteWorkbench';

describe('a CSV that is open as text', () => {
  const vscode = suiteWorkbench(() => ({ 'iris.csv': sample('iris.csv') }));
  afterEach(() => vscode().closeEditors());

  it('is inspected from the icon above it', async () => {
    await vscode().openAsText('iris.csv');
    await vscode().page.getByRole('button', { name: 'Inspect Dataset' }).click();
    await vscode().inspector.before.waitFor();
  });

  it('is inspected from the command palette', async () => {
    await vscode().openAsText('iris.csv');
    await vscode().run('NormScope: Inspect Dataset');
    await vscode().inspector.before.waitFor();
  });

  it('is read as it stands in the editor when that was not saved', async () => {
    const { page, inspector } = vscode();
    const saved = vscode().read('iris.csv');
    await vscode().openAsText('iris.csv');
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('9.5,9.5,9.5,9.5,2\n');
    await vscode().run('NormScope: Inspect Dataset');
    await inspector.before.waitFor();
    await inspector.page.getByText('unsaved text', { exact: true }).waitFor();
    assert.match(await inspector.summary.innerText(), /^151 rows × 5 columns/);
    assert.equal(vscode().read('iris.csv'), saved);

    await vscode().run('File: Save All Files');
    await inspector.page.getByText(/^The file changed/).waitFor();
    await inspector.page.getByText('Reload', { exact: true }).click();
    await inspector.page.getByText('unsaved text', { exact: true }).waitFor({ state: 'detached' });
    assert.match(vscode().read('iris.csv'), /9\.5,9\.5,9\.5,9\.5,2\n$/);
  });
});

describe('the context menu of a CSV', () => {
  const vscode = suiteWorkbench(() => ({ 'iris.csv': sample('iris.csv') }));

  it('writes a normalized copy without opening the file', async () => {
    const { page } = vscode();
    const file = vscode().explorerItem('iris.csv');
    await vscode().chooseFromContextMenu(file, 'Write Normalized Copy…', 'NormScope');
    await page.locator('.quick-input-list').getByText('min-max', { exact: true }).click();
    await vscode().acceptSaveDialog();
    const written = 'Wrote iris.minmax.csv · 4 columns scaled, 1 copied byte for byte.';
    await page.getByText(written, { exact: true }).waitFor();
    assertMinMaxCopy(vscode().read('iris.csv'), vscode().read('iris.minmax.csv'), [0, 1, 2, 3]);
  });
});
