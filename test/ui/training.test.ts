import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { accessibilityViolations } from './accessibility';
import { suiteWorkbench } from './suiteWorkbench';

describe('Training lab', () => {
  const vscode = suiteWorkbench(() => ({
    'wine.csv': readFileSync(join('test', 'fixtures', 'datasets', 'wine.csv'), 'utf8'),
  }));
  afterEach(() => vscode().closeEditors());

  /** Opens the lab, with few epochs and no sweep, by keyboard. */
  async function openLab(epochs: number): Promise<void> {
    const { inspector } = vscode();
    const { page } = inspector;
    await vscode().inspect('wine.csv');
    await inspector.after.waitFor();
    await page.getByRole('tab', { name: 'Training' }).click();
    const settings = page.getByRole('button', { name: /epochs/ });
    await settings.press('Enter');
    await page.getByRole('textbox', { name: 'Epochs' }).fill(String(epochs));
    await page.getByRole('checkbox', { name: /^Sweep/ }).setChecked(false);
    await page.getByRole('textbox', { name: 'Epochs' }).press('Escape');
    await page.getByRole('button', { name: new RegExp(`${String(epochs)} epochs`) }).waitFor();
  }

  it('guesses the target, trains every variant and says what came of it', async () => {
    const { page } = vscode().inspector;
    await openLab(30);
    await vscode().inspector.waitForChosen(page.getByRole('combobox', { name: 'Target' }), 'target');
    await page.getByRole('button', { name: '13 columns' }).waitFor();
    await page.getByText('5 variants × 1 rate × 3 seeds · 15 runs').waitFor();
    // The primary action by its key.
    await page.getByRole('combobox', { name: 'Target' }).press('Control+Enter');
    await page.getByText('Finished').waitFor();
    // The numbers that the engine gives for these settings, which its own tests compare with PyTorch's.
    await page
      .getByText(/^z-score reached the target loss in \d+ epochs, min-max in \d+; on unscaled data/)
      .waitFor();
    const outcome = async (variant: string) =>
      (
        await page
          .getByRole('row', { name: new RegExp(`^${variant}(?! \\+)`) })
          .first()
          .innerText()
      ).replaceAll(/\s+/g, ' ');
    assert.match(await outcome('Unscaled'), /Stalled/);
    assert.match(await outcome('z-score'), /Reached/);
    const chart = page.getByRole('img', {
      name: /^Loss by epoch, validation: .*z-score 0\.\d+ after epoch 30/,
    });
    await chart.waitFor();
    await chart.press('t');
    const rows = page.getByRole('region', { name: /^Loss by epoch/ }).getByRole('row');
    await rows.nth(11).waitFor();
    assert.equal(await rows.count(), 12);
    assert.deepEqual(await accessibilityViolations(page), []);
  });

  it('trains by the recipe on the screen, and takes the target for what it is told to be', async () => {
    const { page } = vscode().inspector;
    await openLab(5);
    const settings = page.getByRole('button', { name: /epochs/ });
    await settings.press('Enter');
    await page.getByRole('checkbox', { name: /^Recipe/ }).setChecked(true);
    await page.getByRole('textbox', { name: 'Rows at most' }).fill('100');
    await page.getByRole('textbox', { name: 'Rows at most' }).press('Escape');
    await page.getByRole('combobox', { name: 'As' }).selectOption('regression');
    await page.getByRole('combobox', { name: 'Target' }).press('Control+Enter');
    await page.getByText('Finished').waitFor();
    await page
      .getByRole('row', { name: /^Recipe/ })
      .first()
      .waitFor();
    await page.getByRole('columnheader', { name: 'R²' }).waitFor();
    await page.getByText(/100/).first().waitFor();
    assert.deepEqual(await accessibilityViolations(page), []);
  });

  it('can be paused, and cancelled by Esc', async () => {
    const { page } = vscode().inspector;
    await openLab(1000);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Resting').waitFor();
    await page.getByRole('button', { name: 'Go On' }).click();
    await page.getByRole('button', { name: 'Cancel' }).press('Escape');
    await page.getByText(/^Stopped after \d+ of 15 runs\.$/).waitFor();
    await page.getByRole('button', { name: 'Run Again' }).waitFor();
  });

  it('keeps target and settings when the page is made anew', async () => {
    const { page } = vscode().inspector;
    await openLab(7);
    await page.getByRole('combobox', { name: 'Target' }).selectOption('hue');
    await vscode().reloadInspector();
    await page.getByRole('button', { name: /7 epochs/ }).waitFor();
    await vscode().inspector.waitForChosen(page.getByRole('combobox', { name: 'Target' }), 'hue');
    // What the window does next needs the focus in it.
    await page.getByRole('tab', { name: 'Training', selected: true }).click();
  });
});
