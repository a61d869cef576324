import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertMinMaxCopy } from '../oracle';
import { sample } from './samples';
import { suiteWorkbench } from './suiteWorkbench';

describe('a CSV in the Explorer', () => {
  const vscode = suiteWorkbench(() => ({ 'iris.csv': sample('iris.csv') }));

  it('shows its histograms after a right-click on Inspect Dataset', async () => {
    const { inspector } = vscode();
    await vscode().inspect('iris.csv');
    await inspector.before.waitFor();
    await inspector.after.waitFor();
    assert.match(await inspector.summary.innerText(), /^150 rows × 5 columns · 2\.57 KB · read in \d/);
    assert.equal(await inspector.column('sepal length (cm)').getAttribute('aria-selected'), 'true');
  });

  it('shows another column when it is chosen in the list', async () => {
    const { inspector } = vscode();
    await inspector.column('petal length (cm)').click();
    await inspector.histogramAfter('petal length (cm)', 'z-score').waitFor();
    assert.deepEqual(await inspector.statistic('Maximum'), ['6.900', '1.786']);
  });

  it('shows every column from 0 to 1 after min-max is chosen', async () => {
    const { inspector } = vscode();
    await inspector.defaultScaler.selectOption('min-max');
    await inspector.histogramAfter('petal length (cm)', 'min-max').waitFor();
    assert.deepEqual(await inspector.statistic('Minimum'), ['1.000', '0.000']);
    assert.deepEqual(await inspector.statistic('Maximum'), ['6.900', '1.000']);
  });

  it('writes the normalized copy where the save dialog says', async () => {
    const { inspector } = vscode();
    const source = vscode().read('iris.csv');
    await inspector.writeButton.click();
    assert.equal(await vscode().acceptSaveDialog(), vscode().path('iris.minmax.csv'));
    await inspector.page
      .getByText('Wrote iris.minmax.csv · 4 columns scaled, 1 copied byte for byte')
      .waitFor();
    assert.equal(vscode().read('iris.csv'), source, 'the source stays as it was');
    assertMinMaxCopy(source, vscode().read('iris.minmax.csv'), [0, 1, 2, 3]);
  });

  it('opens the written file as text', async () => {
    await vscode().inspector.button('Open').click();
    await vscode().page.getByRole('tab', { name: 'iris.minmax.csv', selected: true }).waitFor();
  });
});
