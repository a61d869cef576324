import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import { suiteWorkbench } from './suiteWorkbench';

describe('a file that cannot be read', () => {
  const vscode = suiteWorkbench(() => ({
    'binary.csv': [Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)],
    'becomes-folder.csv': 'height,width\n1,2\n3,4\n',
    'empty.csv': '',
    'header-only.csv': 'height,width\n',
    'no-name.csv': 'height,,width\n1,2,3\n4,5,6\n',
    'goes.csv': 'height,width\n1,2\n3,4\n',
    'quote.csv': 'height,note\n1,fine\n2,"never closed\n3,fine\n',
  }));
  afterEach(() => vscode().closeEditors());

  /** Inspects a file that cannot be shown and returns what the view says. */
  async function message(file: string): Promise<string> {
    await vscode().inspect(file);
    return alertText();
  }

  async function alertText(): Promise<string> {
    const { inspector } = vscode();
    await inspector.alert.waitFor();
    const text = await inspector.alert.innerText();
    assert.doesNotMatch(text, /\.(js|ts):\d+|Error:|undefined|NaN/, 'no stack trace');
    // There is nothing to write.
    await inspector.waitForEnabled(inspector.writeButton, false);
    return text;
  }

  it('is empty', async () => {
    assert.match(await message('empty.csv'), /Expected a header or rows, found an empty file/);
  });

  it('is binary', async () => {
    assert.match(await message('binary.csv'), /Expected CSV text, found binary data/);
  });

  it('has a quote that is never closed, and is read once quotes are text', async () => {
    const text = await message('quote.csv');
    assert.match(text, /A quote opened on line 3 is never closed/);
    assert.match(text, /2,"never closed/);
    assert.match(text, /The file was not changed\./);
    // How many of them occur is not known.
    await vscode()
      .inspector.page.getByRole('button', { name: /^Missing words \d+ listed$/ })
      .waitFor();
    await vscode().inspector.button('Read Quotes as Text').click();
    await vscode().inspector.page.getByText('3 rows × 2 columns').waitFor();
  });

  it('has a quote that is never closed, and the rows before it can be seen', async () => {
    await message('quote.csv');
    await vscode().inspector.button('Inspect the Rows Before It').click();
    await vscode().inspector.page.getByText('1 row × 2 columns').waitFor();
  });

  it('has gone when it is read again', async () => {
    await vscode().inspect('goes.csv');
    await vscode().inspector.page.getByText('2 rows × 2 columns').waitFor();
    rmSync(vscode().path('goes.csv'));
    await vscode().inspector.button('Reload').first().click();
    assert.match(await alertText(), /goes\.csv/);
  });

  it('has become a folder when it is read again, and is read when it is a file once more', async () => {
    const file = 'becomes-folder.csv';
    await vscode().inspect(file);
    await vscode().inspector.page.getByText('2 rows × 2 columns').waitFor();
    rmSync(vscode().path(file));
    mkdirSync(vscode().path(file));
    await vscode().inspector.button('Reload').first().click();
    assert.match(await alertText(), /folder becomes-folder\.csv/);

    rmSync(vscode().path(file), { recursive: true });
    vscode().write(file, 'height,width\n5,6\n');
    await vscode().inspector.button('Try Again').click();
    await vscode().inspector.page.getByText('1 row × 2 columns').waitFor();
  });

  it('has no rows', async () => {
    const { inspector } = vscode();
    await vscode().inspect('header-only.csv');
    await inspector.page.getByRole('heading', { name: '2 columns, no rows' }).waitFor();
    await inspector.waitForEnabled(inspector.writeButton, false);
  });

  it('has a column without a name, which gets one and is reported', async () => {
    await vscode().inspect('no-name.csv');
    const { inspector } = vscode();
    await inspector.button('1 problem').click();
    const problems = inspector.page.getByRole('dialog', { name: 'Parse problems' });
    assert.match(await problems.innerText(), /line 1/);
    await inspector.waitForColumns(3);
  });
});
