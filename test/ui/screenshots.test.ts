import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { sample } from './samples';
import { suiteWorkbench } from './suiteWorkbench';

/**
 * Pictures of the inspector in `out/screenshots`, to be looked at; they prove only that each view appears.
 * UPDATE_SCREENSHOT=1 in the environment renews the README's picture.
 */
describe('pictures', () => {
  const vscode = suiteWorkbench(() => ({
    'iris.csv': sample('iris.csv'),
    'messy-sensors.csv': sample('messy-sensors.csv'),
    'sensors.csv': unterminated(),
    'wine.csv': readFileSync(join('test', 'fixtures', 'datasets', 'wine.csv'), 'utf8'),
  }));

  afterEach(() => vscode().closeEditors());

  async function openColumn(): Promise<void> {
    const { inspector } = vscode();
    await vscode().inspect('wine.csv');
    await inspector.column('color_intensity').click();
    await inspector.histogramAfter('color_intensity', 'z-score').waitFor();
  }

  it('of the window', async () => {
    const { page } = vscode();
    await page.setViewportSize({ width: 1440, height: 880 });
    await openColumn();
    const picture = await vscode().picture('window');
    if (process.env['UPDATE_SCREENSHOT'] !== undefined) {
      copyFileSync(picture, join('media', 'screenshot.png'));
    }
  });

  it('of a column in dark, light and high contrast, narrow and wide', async () => {
    await openColumn();
    await vscode().resizeInspector(1280, 800);
    await vscode().picture('column-dark', 'inspector');
    await vscode().useTheme('Light Modern');
    await vscode().picture('column-light', 'inspector');
    await vscode().useTheme('Dark High Contrast');
    await vscode().picture('column-high-contrast', 'inspector');
    await vscode().useTheme('Light High Contrast');
    await vscode().picture('column-high-contrast-light', 'inspector');
    await vscode().useTheme('Dark Modern');
    await vscode().resizeInspector(400, 1000);
    await vscode().picture('column-400', 'inspector');
    await vscode().resizeInspector(800, 800);
    await vscode().picture('column-800', 'inspector');
    await vscode().resizeInspector(1600, 900);
    await vscode().picture('column-1600', 'inspector');
    await vscode().resizeInspector(1280, 800);
  });

  it('of a curved scaler, and of rows that are fitted on', async () => {
    await openColumn();
    const { inspector, page } = vscode();
    await vscode().resizeInspector(1280, 1000);
    await inspector.column('magnesium').click();
    await inspector.scaler.selectOption('yeo-johnson');
    const after = inspector.histogramAfter('magnesium', 'Yeo-Johnson');
    await after.waitFor();
    await inspector.before.focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
    await vscode().picture('curve-dark', 'inspector');
    await inspector.button('All rows').click();
    await inspector.page.getByRole('radio', { name: 'Random' }).check();
    await vscode().picture('fit-dark', 'inspector');
    await page.keyboard.press('Escape');
    await inspector.page.getByText('Fitted on', { exact: true }).waitFor();
    await vscode().picture('split-dark', 'inspector');
    await vscode().resizeInspector(1280, 800);
  });

  it('of all columns on one axis', async () => {
    await openColumn();
    const { inspector } = vscode();
    await vscode().resizeInspector(1280, 800);
    await inspector.tab('Compare').click();
    await inspector.strips.waitFor();
    await vscode().picture('compare-dark', 'inspector');
    await inspector.page.getByRole('combobox', { name: 'Axis' }).selectOption('log');
    await vscode().useTheme('Light Modern');
    await vscode().picture('compare-log-light', 'inspector');
    await vscode().useTheme('Dark High Contrast');
    await vscode().picture('compare-high-contrast', 'inspector');
    await vscode().useTheme('Dark Modern');
    await vscode().resizeInspector(400, 1000);
    await vscode().picture('compare-400', 'inspector');
    await vscode().resizeInspector(1280, 800);
  });

  it('of Batch Normalization in dark, light and high contrast, narrow and wide', async () => {
    const { page } = vscode().inspector;
    await vscode().inspect('wine.csv');
    await vscode().inspector.column('proline').click();
    await page.getByRole('tab', { name: 'Batch Norm' }).click();
    await page.getByRole('textbox', { name: 'Gamma, the weight' }).fill('1.5');
    await page.getByRole('textbox', { name: 'Beta, the bias' }).fill('0.5');
    await page.getByRole('slider', { name: 'Batch' }).fill('38');
    await page.getByText('Batch 38 of 66').first().waitFor();
    await page.getByRole('img', { name: /^Standard deviation of the batch mean/ }).waitFor();
    await vscode().resizeInspector(1280, 800);
    await vscode().picture('batch-norm-dark', 'inspector');
    await vscode().useTheme('Light Modern');
    await vscode().picture('batch-norm-light', 'inspector');
    await vscode().useTheme('Dark High Contrast');
    await vscode().picture('batch-norm-high-contrast', 'inspector');
    await vscode().useTheme('Dark Modern');
    await page.getByRole('heading', { name: 'What it does' }).scrollIntoViewIfNeeded();
    await vscode().picture('batch-norm-below', 'inspector');
    const relatives = page.getByRole('region', { name: 'Relatives on the same rows' });
    for (const [name, theme] of [
      ['light', 'Light Modern'],
      ['high-contrast', 'Dark High Contrast'],
      ['dark', 'Dark Modern'],
    ] as const) {
      await vscode().useTheme(theme);
      await relatives.evaluate((section) => {
        section.scrollIntoView();
      });
      await vscode().picture(`batch-norm-relatives-${name}`, 'inspector');
    }
    await vscode().resizeInspector(400, 1000);
    await relatives.evaluate((section) => {
      section.scrollIntoView();
    });
    await vscode().picture('batch-norm-relatives-400', 'inspector');
    await page.getByRole('group', { name: 'Layer', exact: true }).evaluate((section) => {
      section.scrollIntoView();
    });
    await vscode().picture('batch-norm-400', 'inspector');
    await vscode().resizeInspector(1280, 800);
    await page.getByRole('textbox', { name: 'Batch size' }).fill('88');
    await page.getByRole('combobox', { name: 'Order' }).selectOption('File Order');
    await page.getByRole('combobox', { name: 'as', exact: true }).selectOption('keras');
    await page.getByText('Batch 6 of 6').first().waitFor();
    await vscode().picture('batch-norm-large', 'inspector');
    await vscode().resizeInspector(1600, 1000);
    await vscode().picture('batch-norm-1600', 'inspector');
    await vscode().resizeInspector(1280, 800);
  });

  it('of the Training lab in dark, light and narrow', async () => {
    const { page } = vscode().inspector;
    await vscode().inspect('wine.csv');
    await vscode().inspector.after.waitFor();
    await vscode().resizeInspector(1280, 800);
    await page.getByRole('tab', { name: 'Training' }).click();
    await vscode().picture('training-start', 'inspector');
    await page.getByRole('button', { name: '60 epochs' }).click();
    await page.getByRole('textbox', { name: 'Epochs' }).fill('30');
    await vscode().picture('training-settings', 'inspector');
    await page.getByRole('textbox', { name: 'Epochs' }).press('Escape');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText(/Training · \d\d of 315 runs/).waitFor();
    await vscode().picture('training-running', 'inspector');
    await page.getByText('Finished').waitFor({ timeout: 45_000 });
    await vscode().picture('training-dark', 'inspector');
    await vscode().useTheme('Light Modern');
    await vscode().picture('training-light', 'inspector');
    await vscode().useTheme('Dark High Contrast');
    await vscode().picture('training-high-contrast', 'inspector');
    await vscode().useTheme('Dark Modern');
    await vscode().resizeInspector(400, 1000);
    await vscode().picture('training-400', 'inspector');
    await vscode().resizeInspector(1600, 900);
    await vscode().picture('training-1600', 'inspector');
    await page.getByRole('button', { name: '13 columns' }).click();
    await vscode().picture('training-features', 'inspector');
    await page.getByRole('checkbox', { name: 'hue' }).press('Escape');
    await vscode().resizeInspector(1280, 800);
  });

  it('of a failure', async () => {
    await vscode().inspect('sensors.csv');
    await vscode().inspector.alert.waitFor();
    await vscode().picture('error-dark', 'inspector');
  });
});

/** A quote that is opened near the end and never closed. */
function unterminated(): string {
  const line = (row: number, place: string) =>
    `${row},2024-11-02,${(14 + (row % 7) / 20).toFixed(2)},${place},ok\n`;
  const rows = Array.from({ length: 1092 }, (_, row) => line(row + 1, '"Hall 2, east"')).join('');
  return `id,date,temperature,place,state\n${rows}${line(1093, '"Hall 2 east')}${line(1094, 'Hall 3')}`;
}
