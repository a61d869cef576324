import assert from 'node:assert/strict';
import { createReadStream, statSync } from 'node:fs';
import { describe, it } from 'mocha';
import { generateFloats } from '../bench/generate';
import { accessibilityViolations } from './accessibility';
import { largeCsv, largeGzip } from './samples';
import { suiteWorkbench } from './suiteWorkbench';
import { THEMES } from './workbench';

const APPROXIMATE = /Approximate: from the first 1\.00 MB \([\d,]+ rows\)/;

describe('large files', () => {
  const vscode = suiteWorkbench(() => ({
    'small.csv': 'a\n1\n2\n',
    'large.csv': (path) => generateFloats(path, 620_000),
    'very-large.csv': largeCsv(500),
    'packed.csv.gz': largeGzip(100),
    // No row ends in its first megabyte.
    'long-cell.csv': largeCsv(300, `0,"${'x'.repeat(2_000_000)}",0,0\n`),
  }));

  it('show their first histogram', async () => {
    const { inspector } = vscode();
    // Loading the extension is not what is measured.
    await vscode().inspect('small.csv');
    await inspector.before.waitFor();
    await vscode().resizeInspector(1280, 800);
    await vscode().closeEditors();

    const clickedSmall = await vscode().inspect('small.csv');
    await inspector.before.waitFor();
    console.log(`      3 lines, from the click to the first histogram: ${secondsSince(clickedSmall)} s`);
    await vscode().closeEditors();

    const clicked = await vscode().inspect('large.csv');
    await inspector.before.waitFor();
    console.log(`      100 MB, from the click to the first histogram: ${secondsSince(clicked)} s`);
    // An editor with a page in it is not there at once, whatever the page is.
    const began = await inspector.page.locator('html').evaluate(() => {
      const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
      return (performance.now() - navigation.domContentLoadedEventEnd) / 1000;
    });
    console.log(`      of it since VS Code began with the page: ${began.toFixed(2)} s`);
    await inspector.summary.filter({ hasText: 'read in' }).waitFor();
    console.log(`      100 MB, from the click to the exact numbers: ${secondsSince(clicked)} s`);
    const summary = await inspector.summary.innerText();
    console.log(`      ${summary}`);
    assert.match(summary, /^620,000 rows × 20 columns/);
    await inspector.approximate.waitFor({ state: 'detached' });

    const clickedLarger = await vscode().inspect('very-large.csv');
    await inspector.before.waitFor();
    console.log(`      500 MB, from the click to the first histogram: ${secondsSince(clickedLarger)} s`);
    await inspector.summary.filter({ hasText: 'read in' }).waitFor();
    console.log(`      500 MB, from the click to the exact numbers: ${secondsSince(clickedLarger)} s`);
    await vscode().closeEditors();
  });

  it('are written', async () => {
    const { inspector } = vscode();
    await vscode().inspect('large.csv');
    await inspector.waitForEnabled(inspector.writeButton, true);
    await inspector.writeButton.click();
    await vscode().acceptSaveDialog();
    const accepted = performance.now();
    await inspector.page.getByText('Wrote large.zscore.csv').waitFor();
    console.log(`      100 MB, written in ${secondsSince(accepted)} s`);
    assert.deepEqual(await shapeOf('large.zscore.csv'), await shapeOf('large.csv'));
    await vscode().closeEditors();
  });

  it(
    'show what their start tells, say so, and show the exact numbers in its place',
    slowly(async () => {
      const { inspector } = vscode();
      // So low that there is something to scroll, whatever stands below.
      await vscode().page.setViewportSize({ width: 1280, height: 620 });
      await vscode().inspect('very-large.csv');
      await inspector.before.waitFor();
      assert.match(await inspector.approximate.innerText(), APPROXIMATE);
      await inspector.page.getByRole('progressbar', { name: 'Reading very-large.csv' }).waitFor();
      await inspector.page.getByText(/\d MB of \d+ MB.+MB\/s/).waitFor();
      await vscode().picture('approximate-dark', 'inspector');
      assert.match(await inspector.summary.innerText(), /^477 MB · 4 columns\s*approximate numbers$/);
      // The scalers are not those of the file.
      await inspector.waitForEnabled(inspector.writeButton, false);
      await inspector.page.getByText('Writing waits for the whole file').waitFor();

      await inspector.column('load').click();
      await inspector.scaler.selectOption('min-max');
      await inspector.histogramAfter('load', 'min-max').waitFor();
      const approximate = await inspector.before.getAttribute('aria-label');
      assert.match(approximate ?? '', /approximate$/);
      await inspector.scaler.focus();
      const pane = inspector.page.locator('main .pane');
      await pane.evaluate((element) => {
        element.scrollTop = 40;
      });
      const scrolled = await pane.evaluate((element) => element.scrollTop);
      assert.ok(await inspector.approximate.isVisible(), 'the file is still being read');

      await inspector.summary.filter({ hasText: 'read in' }).waitFor({ timeout: 40_000 });
      await inspector.approximate.waitFor({ state: 'detached' });
      await inspector.page.getByText(/^Read the whole file: [\d,]+ rows\. /).waitFor({ state: 'attached' });
      await inspector.histogramAfter('load', 'min-max').waitFor();
      assert.equal(await inspector.column('load').getAttribute('aria-selected'), 'true');
      assert.equal(await inspector.scaler.inputValue(), 'minmax');
      assert.equal(await inspector.scaler.evaluate((element) => element === document.activeElement), true);
      assert.equal(await pane.evaluate((element) => element.scrollTop), scrolled);
      const exact = await inspector.before.getAttribute('aria-label');
      assert.match(exact ?? '', /^Histogram of load before scaling: 19,000,000 values .*\d$/);
      await inspector.waitForEnabled(inspector.writeButton, true);
      await vscode().closeEditors();
      await vscode().page.setViewportSize({ width: 1280, height: 800 });
    }),
  );

  it(
    'keep what their start tells on Cancel, say so, and are read to the end on demand',
    slowly(async () => {
      const { inspector } = vscode();
      await vscode().useThemeOfWindow('Light Modern');
      await vscode().inspect('very-large.csv');
      await inspector.before.waitFor();
      await inspector.page.getByText(/\d MB of \d+ MB.+MB\/s/).waitFor();
      await vscode().picture('approximate-light', 'inspector');
      assert.deepEqual(await accessibilityViolations(inspector.page), []);

      await inspector.button('Cancel').focus();
      await vscode().page.keyboard.press('Enter');
      const readAll = inspector.button('Read All');
      await readAll.waitFor();
      assert.equal(await readAll.evaluate((element) => element === document.activeElement), true);
      assert.match(await inspector.approximate.innerText(), APPROXIMATE);
      await inspector.column('share').click();
      await inspector.histogramAfter('share', 'z-score').waitFor();
      await inspector.waitForEnabled(inspector.writeButton, false);
      await inspector.page.getByText('Read all to write').waitFor();
      for (const theme of THEMES) {
        await vscode().useTheme(theme);
        assert.deepEqual(await accessibilityViolations(inspector.page), [], theme);
      }
      await vscode().picture('approximate-stopped-high-contrast-light', 'inspector');
      await vscode().useTheme('Dark Modern');
      await vscode().picture('approximate-stopped-dark', 'inspector');

      await vscode().resizeInspector(400, 800);
      await readAll.click();
      await inspector.page.getByText(/\d MB of \d+ MB.+MB\/s/).waitFor();
      await vscode().picture('approximate-400', 'inspector');
      assert.deepEqual(await accessibilityViolations(inspector.page), []);
      await inspector.summary.filter({ hasText: 'read in' }).waitFor({ timeout: 40_000 });
      await inspector.histogramAfter('share', 'z-score').waitFor();
      await vscode().resizeInspector(1280, 800);
      await vscode().closeEditors();
    }),
  );

  it(
    'that are packed show what their start tells while they are unpacked',
    slowly(async () => {
      const { inspector } = vscode();
      await vscode().inspect('packed.csv.gz');
      await inspector.before.waitFor();
      assert.match(await inspector.approximate.innerText(), APPROXIMATE);
      await inspector.page.getByText(/unpacking\s+·\s+[\d.]+ MB of [\d.]+ MB/).waitFor();
      const { size } = statSync(vscode().path('packed.csv.gz'));
      const megabytes = (size / 2 ** 20).toPrecision(3);
      assert.match(
        await inspector.summary.innerText(),
        new RegExp(`^${megabytes} MB · 4 columns\\s*approximate numbers$`),
      );
      await vscode().picture('approximate-unpacking-dark', 'inspector');
      await inspector.summary.filter({ hasText: 'read in' }).waitFor({ timeout: 40_000 });
      assert.match(
        await inspector.summary.innerText(),
        new RegExp(`^3,800,000 rows × 4 columns · ${megabytes} MB`),
      );
      await inspector.approximate.waitFor({ state: 'detached' });
      await vscode().closeEditors();
    }),
  );

  it(
    'whose start tells nothing show how far reading has come, and reading stops on Cancel',
    slowly(async () => {
      const { inspector, page } = vscode();
      await vscode().inspect('long-cell.csv');
      await inspector.page.getByRole('progressbar', { name: 'Reading long-cell.csv' }).waitFor();
      await inspector.page.getByText(/\d MB of \d+ MB/).waitFor();
      await vscode().picture('loading-dark', 'inspector');
      await inspector.button('Cancel').click();
      await inspector.page.getByRole('heading', { name: /^Stopped after / }).waitFor();
      const readAgain = inspector.button('Read Again');
      await readAgain.waitFor();

      // The focus is not taken from who types in the command palette meanwhile, only afterwards.
      await readAgain.click();
      const palette = await vscode().typeInPalette('>View: Close');
      await inspector.button('Cancel').waitFor();
      await page.waitForTimeout(500);
      assert.equal(await palette.isVisible(), true);
      await page.keyboard.press('Escape');
      await inspector.page.locator('button:focus').getByText('Cancel').waitFor();
    }),
  );

  /** A test with time to look at what is shown while a file is read. */
  function slowly(test: () => Promise<void>): () => Promise<void> {
    return () => vscode().slowly(test);
  }

  /** How many lines and commas a file has. */
  async function shapeOf(name: string): Promise<{ lines: number; commas: number }> {
    const shape = { lines: 0, commas: 0 };
    for await (const chunk of createReadStream(vscode().path(name), { highWaterMark: 1 << 20 })) {
      for (const byte of chunk as Buffer) {
        if (byte === 0x0a) shape.lines++;
        else if (byte === 0x2c) shape.commas++;
      }
    }
    return shape;
  }
});

function secondsSince(moment: number): string {
  return ((performance.now() - moment) / 1000).toFixed(2);
}
