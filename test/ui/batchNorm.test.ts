import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { simulate, type SimulatedBatch } from '../../src/engine/batchNorm/simulate';
import { relativesOf } from '../../src/engine/batchNorm/view/relatives';
import { accessibilityViolations } from './accessibility';
import { suiteWorkbench } from './suiteWorkbench';
import { THEMES } from './workbench';

const WINE = readFileSync(join('test', 'fixtures', 'datasets', 'wine.csv'), 'utf8');

function wineColumn(name: string): Float64Array {
  const [head = '', ...lines] = WINE.trim().split(/\r?\n/);
  const place = head.split(',').indexOf(name);
  return Float64Array.from(lines, (line) => Number(line.split(',')[place]));
}

/** Columns in the batches that the view has at first. */
function engineBatches(...names: readonly string[]): SimulatedBatch[] {
  const settings = {
    batchSize: 8,
    order: { seed: 0 },
    dropLast: true,
    affine: names.map(() => ({ gamma: 1, beta: 0 })),
    epsilon: 1e-5,
    rule: { library: 'pytorch', momentum: 0.1 },
  } as const;
  return [...simulate(names.map(wineColumn), settings, 66)];
}

/** Asserts that a number is shown: to half a unit of its last decimal. */
function assertShows(shown: string | undefined, value: number, what: string): void {
  const plain = (shown ?? '').replaceAll(',', '').replace('\u2212', '-');
  const decimals = plain.split('.')[1]?.length ?? 0;
  assert.ok(
    Math.abs(Number(plain) - value) <= 0.5001 * 10 ** -decimals,
    `${what}: ${shown ?? ''} is not ${value}`,
  );
}

describe('Batch Normalization in the inspector', () => {
  const vscode = suiteWorkbench(() => ({ 'wine.csv': WINE, 'tiny.csv': 'a,b\n1,2\n3,\n5,7\n6,1\n' }));
  const batches = engineBatches('proline');

  const view = () => vscode().inspector.page;
  const where = () => view().getByRole('slider', { name: 'Batch' });
  const at = (batch: number) => view().getByText(`Batch ${batch} of 66`).first().waitFor();
  const result = (mark: string) => view().locator(`[data-result="${mark}"]`).innerText();

  /** Waits until the numbers are those of the settings: the last answer stays until the next one is there. */
  const answered = (number: number) =>
    view()
      .getByRole('region', { name: `Batch ${number} step by step` })
      .and(view().locator('[aria-busy="false"]'))
      .waitFor();

  /** Every number of the table and of the formulas, against the engine's. */
  async function assertShown(number: number): Promise<void> {
    await answered(number);
    const batch = batches[number - 1];
    const channel = batch?.channels[0];
    assert.ok(batch && channel);
    const rows = await view().locator('.bn-table tbody tr').all();
    assert.equal(rows.length, 8);
    for (const [i, row] of rows.entries()) {
      const cells = await row.locator('td').allInnerTexts();
      const steps = [channel.x, channel.centred, channel.squared, channel.normalized, channel.y];
      for (const [c, step] of steps.entries()) assertShows(cells[c], step[i] ?? NaN, `row ${i}, step ${c}`);
      // A line of the file: its header is line 1.
      assert.match(await row.locator('th').innerText(), new RegExp(`\\b${(batch.rows[i] ?? NaN) + 2}$`));
      const inUse = ((channel.x[i] ?? NaN) - channel.after.mean) / Math.sqrt(channel.after.variance + 1e-5);
      assertShows(cells[5], inUse, `row ${i} in eval mode`);
    }
    assertShows(await result('1'), channel.mean, 'batch mean');
    assertShows(await result('2'), channel.variance, 'batch variance');
    const chart = view().getByRole('img', { name: `Running mean of proline after batch ${number}:` });
    const label = await chart.getAttribute('aria-label');
    assertShows(/: ([\d.,−]+);/.exec(label ?? '')?.[1], channel.after.mean, 'running mean');
  }

  it('opens from the Explorer', async () => {
    const file = vscode().explorerItem('wine.csv');
    await vscode().chooseFromContextMenu(file, 'Simulate Batch Normalization', 'NormScope');
    await view().getByRole('tab', { name: 'Batch Norm', selected: true }).waitFor();
    await vscode().inspector.column('proline').click();
    await view()
      .getByRole('img', { name: /^x of proline in batch 1:/ })
      .waitFor();
    await assertShown(1);
  });

  it('steps through the batches by button, keys and slider', async () => {
    const { keyboard } = vscode().page;
    await view().getByRole('button', { name: 'Step' }).click();
    await at(2);
    await assertShown(2);
    await keyboard.press('ArrowRight');
    await keyboard.press('Shift+ArrowRight');
    await at(13);
    await assertShown(13);
    await where().focus();
    await keyboard.press('ArrowLeft');
    await at(12);
    await where().fill('38');
    await at(38);
    await assertShown(38);
    assert.equal(await where().getAttribute('aria-valuetext'), 'Batch 38 of 66, epoch 2');
    await keyboard.press('Home');
    await at(1);
    await assertShown(1);
  });

  it('plays to the end, where it stops', async () => {
    await where().fill('64');
    await view().getByRole('combobox', { name: 'Speed' }).selectOption('16 a second');
    await view().getByRole('button', { name: 'Play' }).click();
    await at(66);
    await view().getByRole('button', { name: 'Play' }).waitFor();
    await assertShown(66);
  });

  it('gives x back by γ and β', async () => {
    await view().getByRole('button', { name: 'Give x Back' }).click();
    await view()
      .getByText(/Now y = x in this batch/)
      .waitFor();
    await answered(66);
    const cells = await view().locator('.bn-table tbody tr').first().locator('td').allInnerTexts();
    assertShows(cells[4], batches[65]?.channels[0]?.x[0] ?? NaN, 'y');
    await view().getByRole('button', { name: 'γ = 1, β = 0' }).click();
  });

  it('shows what goes wrong, and the way back', async () => {
    await view()
      .getByRole('button', { name: /^Take Away Line/ })
      .click();
    await view().getByText('a row of the batch has no number').waitFor();
    assert.equal(await result('1'), 'NaN');
    await view()
      .getByRole('button', { name: /^Give Line/ })
      .click();
    await assertShown(66);
    await view().getByRole('button', { name: 'Batch Size 1' }).click();
    await view()
      .getByRole('alert')
      .getByText(/more than 1 value per channel when training/)
      .waitFor();
    await view().getByRole('button', { name: 'Batch Size 8' }).click();
    await assertShown(66);
  });

  it('shows the relatives of Batch Normalization on the same rows, for each possible number of groups', async () => {
    await answered(66);
    const groups = view().getByRole('combobox', { name: 'Groups of GroupNorm' });
    assert.deepEqual(await groups.locator('option').allInnerTexts(), ['1', '2', '4', '8']);
    const tables = view().locator('.bn-relative');
    const names = await tables.first().locator('thead th[title]:not(:last-child)').allInnerTexts();
    assert.equal(names.length, 8);
    assert.equal(names.at(-1), 'proline');
    const batch = engineBatches(...names)[65];
    assert.ok(batch);
    for (const count of [4, 2]) {
      await groups.selectOption(String(count));
      await tables.getByText(`each row over ${count} groups of ${8 / count} columns`).waitFor();
      await answered(66);
      const { methods, shares } = relativesOf(batch, count, 1e-5);
      for (const [t, { method, normalized, columns, listed }] of methods.entries()) {
        const rows = await tables.nth(t).locator('tbody tr').all();
        assert.equal(rows.length, 8);
        for (const [i, row] of rows.entries()) {
          const cells = await row.locator('td').allInnerTexts();
          const expected = [...(normalized[i] ?? []), listed[i]?.mean, listed[i]?.std];
          expected.forEach((value, c) => {
            assertShows(cells[c], value ?? NaN, `${method}, row ${i}, cell ${c}`);
          });
        }
        const feet = await tables.nth(t).locator('tfoot tr').all();
        for (const [f, key] of (['mean', 'std'] as const).entries()) {
          const cells = (await feet[f]?.locator('td').allInnerTexts()) ?? [];
          columns.forEach((spread, c) => {
            assertShows(cells[c], spread[key] ?? NaN, `${method}, ${key} of column ${c}`);
          });
        }
      }
      const text = await view()
        .getByText(/makes [\d.]+ % of the variance within a row/)
        .innerText();
      const [, name, share] = /Here (\S+) makes ([\d.]+) %/.exec(text) ?? [];
      assertShows(share, 100 * (shares[names.indexOf(name ?? '')] ?? NaN), 'share');
      assert.equal(name, 'proline');
    }
  });

  it('copies the batch as a program', async () => {
    await vscode().page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await view().getByRole('button', { name: 'Copy as PyTorch' }).click();
    await view().getByText('Copied: the program asserts these numbers in PyTorch.').waitFor();
    const text = await vscode().page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^# Batch 66 in torch\.nn\.BatchNorm1d, train mode/);
    assert.match(text, /"proline"|'proline'/);
  });

  it('shows each picture as a table, one key away', async () => {
    const picture = view().getByRole('img', { name: /^y of proline in batch 66:/ });
    await picture.focus();
    await vscode().page.keyboard.press('t');
    const table = view()
      .getByRole('region', { name: /^y of proline in batch 66:/ })
      .getByRole('table');
    await table.waitFor();
    const counts = await table.locator('td:last-child').allInnerTexts();
    assert.equal(
      counts.reduce((sum, count) => sum + Number(count), 0),
      8,
    );
    await vscode().page.keyboard.press('t');
    await picture.waitFor();
  });

  it('breaks no accessibility rule in any theme, nor in a narrow editor', async () => {
    for (const theme of THEMES) {
      await vscode().useTheme(theme);
      assert.deepEqual(await accessibilityViolations(vscode().inspector.page), [], theme);
    }
    await vscode().resizeInspector(400, 800);
    assert.deepEqual(await accessibilityViolations(vscode().inspector.page), []);
    await vscode().resizeInspector(1280, 800);
  });

  it('keeps its state while it is hidden', async () => {
    await where().fill('38');
    await at(38);
    await vscode().explorerItem('tiny.csv').dblclick();
    await vscode().page.getByRole('tab', { name: 'tiny.csv', selected: true }).waitFor();
    await vscode().page.getByRole('tab', { name: 'wine.csv' }).click();
    await view().getByRole('tab', { name: 'Batch Norm', selected: true }).waitFor();
    await at(38);
    await assertShown(38);
  });

  it('keeps its state over a reload of the page', async () => {
    await view().getByRole('combobox', { name: 'Groups of GroupNorm' }).selectOption('4');
    await view().getByText('each row over 4 groups of 2 columns').waitFor();
    await vscode().reloadInspector();
    await view().getByRole('tab', { name: 'Batch Norm', selected: true }).waitFor();
    await at(38);
    await assertShown(38);
    await view().getByText('each row over 4 groups of 2 columns').waitFor();
  });

  it('opens on the view from the palette, says which rows it leaves out, and survives what it cannot do', async () => {
    await vscode().inspect('tiny.csv');
    await vscode().inspector.before.waitFor();
    await vscode().run('NormScope: Simulate Batch Normalization');
    await view().getByRole('tab', { name: 'Batch Norm', selected: true }).waitFor();
    await view()
      .getByRole('alert')
      .getByText(/at least one batch of 8 rows/)
      .waitFor();
    await view().getByRole('textbox', { name: 'Batch size' }).fill('2');
    await view().getByText('Batch 1 of 6').first().waitFor();
  });
});
