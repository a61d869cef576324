import { afterEach, describe, it } from 'mocha';
import { assertMinMaxCopy } from '../oracle';
import { sample } from './samples';
import { suiteWorkbench } from './suiteWorkbench';

describe('a CSV that is open as text', () => {
  const vscode = suiteWorkbench(() => ({ 'iris.csv': sample('iris.csv') }));
  afterEach(() => vscode().closeEditors());

  it('is inspected from the icon above it', async () => {
    await vscode().explorerItem('iris.csv').dblclick();
    await vscode().page.getByRole('button', { name: 'Inspect Dataset' }).click();
    await vscode().inspector.before.waitFor();
  });

  it('is inspected from the command palette', async () => {
    await vscode().explorerItem('iris.csv').dblclick();
    await vscode().page.locator('.monaco-editor .view-line').first().waitFor();
    await vscode().run('NormScope: Inspect Dataset');
    await vscode().inspector.before.waitFor();
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
