import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertMinMaxCopy } from '../oracle';
import { sample } from './samples';
import { suiteWorkbench } from './suiteWorkbench';

describe('without a mouse', () => {
  const vscode = suiteWorkbench(() => ({ 'iris.csv': sample('iris.csv') }));

  it('opens, chooses a column and min-max, and writes', async () => {
    const { inspector, page } = vscode();
    const { keyboard } = page;
    // Room for the column list when the inspector opens beside the text.
    await page.setViewportSize({ width: 1920, height: 900 });
    // Quick Open, then the command on the active file.
    await keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').fill('iris.csv');
    await page
      .getByRole('option', { name: /iris\.csv/ })
      .first()
      .waitFor();
    await keyboard.press('Enter');
    await page.getByRole('tab', { name: 'iris.csv', selected: true }).waitFor();
    await keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>NormScope: Inspect Dataset');
    await page.getByRole('option', { name: 'NormScope: Inspect Dataset' }).waitFor();
    await keyboard.press('Enter');
    await inspector.before.waitFor();

    // To the list by F6, to the third column by its arrow keys.
    const focused = inspector.page.locator(':focus');
    for (let region = 0; region < 4; region++) {
      await keyboard.press('F6');
      if ((await focused.getAttribute('role')) === 'listbox') break;
    }
    assert.equal(await focused.getAttribute('role'), 'listbox');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await inspector.histogramAfter('petal length (cm)', 'z-score').waitFor();

    // To the default scaler in the bottom bar, and to min-max by typing it.
    for (let tabs = 0; tabs < 40 && !(await isDefaultScaler()); tabs++) await keyboard.press('Tab');
    assert.equal(await isDefaultScaler(), true, 'the default scaler can be reached by Tab');
    await keyboard.type('min');
    await inspector.histogramAfter('petal length (cm)', 'min-max').waitFor();

    await keyboard.press('Control+Enter');
    await vscode().acceptSaveDialog();
    await inspector.page.getByText('Wrote iris.minmax.csv').waitFor();
    assertMinMaxCopy(vscode().read('iris.csv'), vscode().read('iris.minmax.csv'), [0, 1, 2, 3]);

    async function isDefaultScaler(): Promise<boolean> {
      return inspector.defaultScaler.evaluate((element) => element === document.activeElement);
    }
  });
});
