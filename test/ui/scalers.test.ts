import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { accessibilityViolations } from './accessibility';
import { suiteWorkbench } from './suiteWorkbench';

/** Ten training rows, then two that lie far outside. */
const SPLIT = `x,y,split\n${[...Array(10).keys()].map((i) => `${i * 10 + 0.5},${i % 3},train\n`).join('')}-100,1,test\n500,2,test\n`;

/** The interquartile range of x is 5e-324, the smallest double: what lies outside has no scaled value. */
const NARROW = `x,y\n${[-1000, 0, 0, 0, 0, 5e-324, 5e-324, 5e-324, 1000].map((x, i) => `${x},${i * 1.5}\n`).join('')}`;

describe('scalers', () => {
  const vscode = suiteWorkbench(() => ({
    'wine.csv': readFileSync(join('test', 'fixtures', 'datasets', 'wine.csv'), 'utf8'),
    'split.csv': SPLIT,
    'train.csv': SPLIT,
    'narrow.csv': NARROW,
  }));

  it('follow their parameters as they are typed', async () => {
    const { inspector } = vscode();
    await vscode().inspect('wine.csv');
    await inspector.column('color_intensity').click();
    await inspector.scaler.selectOption('robust');
    await inspector.histogramAfter('color_intensity', 'robust').waitFor();
    assert.deepEqual(await inspector.statistic('Median'), ['4.690', '0.000']);
    await inspector.page.getByRole('textbox', { name: 'Quantiles from' }).fill('10');
    await inspector.page.getByRole('textbox', { name: 'Quantiles to' }).fill('90');
    await inspector.page.getByText('(x − 4.69) ÷ 5.981').waitFor();
    await inspector.page.getByRole('textbox', { name: 'Quantiles from' }).fill('95');
    await inspector.page.getByText('The first number must be smaller than the second.').waitFor();
  });

  it('that change the shape tell where the rows of a bar went', async () => {
    const { inspector, page } = vscode();
    await inspector.column('magnesium').click();
    await inspector.page.getByRole('button', { name: 'Use Yeo-Johnson' }).click();
    await inspector.histogramAfter('magnesium', 'Yeo-Johnson').waitFor();
    // scikit-learn: λ = −1.4530, skewness 0.0146
    await inspector.page.getByText('λ = −1.453').waitFor();
    assert.deepEqual(await inspector.statistic('Skewness'), ['1.09', '0.01']);
    await inspector.before.focus();
    await page.keyboard.press('ArrowRight');
    await inspector.page.getByText(/^69\.5 to 74\.5, 1 row; they become/).waitFor();
    const curve = inspector.page.getByRole('img', { name: /^Transfer curve of magnesium: 69\.50 becomes/ });
    await curve.focus();
    await page.keyboard.press('t');
    await inspector.page
      .getByRole('region', { name: /^Transfer curve/ })
      .getByRole('table')
      .waitFor();
  });

  it('follow the advice for all columns in one click', async () => {
    const { inspector } = vscode();
    await inspector.page.getByRole('button', { name: 'Use Advice for All Columns' }).click();
    await inspector.waitForChosen(inspector.defaultScaler, 'Recommended');
    await inspector.column('malic_acid').getByText('Yeo-Johnson').waitFor();
    await inspector.column('alcohol').getByText('z-score').waitFor();
    await inspector.column('target').getByText('not scaled').waitFor();
  });

  it('stand on one axis, with the column that dominates', async () => {
    const { inspector } = vscode();
    await inspector.tab('Compare').click();
    await inspector.strips.waitFor();
    await inspector.page.getByText('proline spans 2,650× the range of nonflavanoid_phenols').waitFor();
    await inspector.strips.getByRole('rowheader').first().filter({ hasText: 'proline' }).waitFor();
    await inspector.column('proline').click();
    await inspector.page.getByRole('listbox', { name: 'Columns' }).press(' ');
    await inspector.column('proline').and(inspector.page.locator('[aria-checked="false"]')).waitFor();
    await inspector.page.getByText('magnesium spans 174× the range of nonflavanoid_phenols').waitFor();
    assert.deepEqual(await accessibilityViolations(inspector.page), []);
    await inspector.tab('Column').click();
    await vscode().closeEditors();
  });

  it('tell on one axis, too, how many values have no scaled one', async () => {
    const { inspector } = vscode();
    await vscode().inspect('narrow.csv');
    await inspector.defaultScaler.selectOption('robust');
    await inspector.column('x').click();
    await inspector.scaler.selectOption('robust');
    const note = '2 values have no scaled value: written as empty cells.';
    await inspector.page.getByText(note).waitFor();
    await inspector.tab('Compare').click();
    await inspector.page.getByRole('status').getByText(`x: ${note}`).waitFor();
    await vscode().picture('compare-without-scaled', 'inspector');
    assert.deepEqual(await accessibilityViolations(inspector.page), []);
    await inspector.tab('Column').click();
    await vscode().closeEditors();
  });

  it('are fitted on the training rows alone, with a warning where others lie outside', async () => {
    const { inspector, page } = vscode();
    await vscode().inspect('split.csv');
    await inspector.column('x').click();
    await inspector.defaultScaler.selectOption('minmax');
    await inspector.button('All rows').click();
    await inspector.page.getByRole('radio', { name: 'Rows where' }).check();
    await page.keyboard.press('Escape');
    await inspector.page
      .getByText('2 of 2 other values lie outside what was fitted on (1 below, 1 above).')
      .waitFor();
    // Of the rows fitted on and of the others, then of all before and after.
    assert.deepEqual(await inspector.statistic('Minimum'), ['0.000', '−1.117', '−100.0', '−1.117']);
    assert.deepEqual(await accessibilityViolations(inspector.page), []);
  });

  it('are fitted on what they were while no other file is chosen', async () => {
    const { inspector, page } = vscode();
    await inspector.button('split = train').click();
    const chosen = (name: string) => inspector.page.getByRole('radio', { name, checked: true });
    await inspector.page.getByRole('radio', { name: 'Another file…' }).click();
    const dialog = page.locator('.quick-input-widget');
    await dialog.getByText('Fit on Another File', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.deepEqual([await chosen('Rows where').count(), await chosen('Another file…').count()], [1, 0]);
    await inspector.page.getByRole('radio', { name: 'Another file…' }).click();
    await dialog.getByText('Fit on Another File', { exact: true }).waitFor();
    // Until it has listed the folder, it writes into the field itself.
    await dialog.getByText('train.csv', { exact: true }).waitFor();
    await dialog.locator('input').fill(vscode().path('train.csv'));
    await page.keyboard.press('Enter');
    await inspector.page.getByText('train.csv', { exact: true }).last().waitFor();
    assert.deepEqual([await chosen('Rows where').count(), await chosen('Another file…').count()], [0, 1]);
    await inspector.page.getByRole('radio', { name: 'Rows where' }).check();
    await inspector.page.getByRole('radio', { name: 'Rows where' }).press('Escape');
    await inspector.button('split = train').waitFor();
  });

  it('are kept in a file', async () => {
    const { inspector } = vscode();
    await inspector.button('Save Scaler…').click();
    assert.equal(await vscode().acceptSaveDialog('Save Scaler'), vscode().path('split.scaler.json'));
    await inspector.page.getByText('Saved split.scaler.json').waitFor();
    const saved = JSON.parse(vscode().read('split.scaler.json')) as {
      fit: object;
      fitRows: number;
      columns: { name: string; method: string; min?: number; max?: number }[];
    };
    assert.deepEqual([saved.fit, saved.fitRows], [{ rows: 'where', column: 'split', value: 'train' }, 10]);
    assert.deepEqual(
      saved.columns.map(({ name, method, min, max }) => [name, method, min, max]),
      [
        ['x', 'minmax', 0.5, 90.5],
        ['y', 'minmax', 0, 2],
        ['split', 'none', undefined, undefined],
      ],
    );
  });

  it('survive a reload of the page', async () => {
    const { inspector } = vscode();
    await vscode().reloadInspector();
    await inspector.histogramAfter('x', 'min-max').waitFor();
    await inspector.button('split = train').waitFor();
  });
});
