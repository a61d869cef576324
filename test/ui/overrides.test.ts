import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { accessibilityViolations } from './accessibility';
import { suiteWorkbench } from './suiteWorkbench';
import { THEMES } from './workbench';

/** Guessed: three columns, a decimal comma, titles above the header; 1,234 alone may be either. */
const NASTY = `Prices of the week
by someone

nr;price;weight
01;1,234;0,5
02;5,678;1,5
x3;9,012;2,5
`;

describe('what the inspector took a file for', () => {
  const vscode = suiteWorkbench(() => ({
    'mixed.csv': 'a;b,c\n1;2,3\n4;5,6\n7;8,9\n',
    'nasty.csv': NASTY,
    'latin.csv': [Buffer.from('größe,x\n1,2\n3,4\n', 'latin1')],
    'other.csv': 'x,y\n1,2\n3,4\n',
    'quoted.csv': 'note,x\n~a, b~,1\n~c~~d~,2\n~e, f~,3\n',
    'lined.data': '  x    y  name\n 1.5  20  "New York"\n12.5   3  Rome\n -2  100  Oslo\n',
    'lines.csv': '{"x": 1, "y": 2}\n{"x": 3, "y": 4}\n',
  }));

  it('is shown as chips that override it, and take the override back', async () => {
    const { inspector } = vscode();
    await vscode().inspect('mixed.csv');
    await inspector.before.waitFor();
    await inspector.waitForColumns(2);
    await inspector.page.getByRole('button', { name: /^Delimiter / }).click();
    await inspector.page.getByRole('menuitemradio', { name: 'Pipe' }).click();
    await inspector.page.getByText('3 rows × 1 column').waitFor();
    await inspector.button('Reset Delimiter').click();
    await inspector.page.getByText('3 rows × 2 columns').waitFor();
  });

  it('may be columns that blanks line up', async () => {
    const { inspector } = vscode();
    await vscode().inspect('lined.data');
    await inspector.page.getByText('3 rows × 3 columns').waitFor();
    await inspector.before.waitFor();
    await vscode().picture('lined-up');
    await inspector.button('Delimiter blanks').click();
    await inspector.page.getByRole('menuitemradio', { name: 'Space', exact: true }).click();
    await inspector.page.getByText('3 rows × 9 columns').waitFor();
    await inspector.button('Delimiter space').click();
    await inspector.page.getByRole('menuitemradio', { name: /^Any Number of Spaces/ }).click();
    await inspector.page.getByText('3 rows × 3 columns').waitFor();
    await inspector.button('Reset Delimiter').click();
    await inspector.button('Delimiter blanks').waitFor();
  });

  it('is what the user says instead: delimiter, decimal mark and kind', async () => {
    const { inspector, page } = vscode();
    await vscode().inspect('nasty.csv');
    await inspector.page.getByText('3 rows × 3 columns').waitFor();
    await inspector.button('Skipped lines 3').waitFor();
    const chip = (name: RegExp) => inspector.page.getByRole('button', { name });
    await chip(/^Decimal ,$/).waitFor();

    await inspector.column('weight').click();
    await inspector.histogramAfter('weight', 'z-score').waitFor();
    await chip(/^Decimal/).click();
    await inspector.page.getByRole('menuitemradio', { name: 'Point' }).click();
    await inspector.page.getByRole('combobox', { name: 'Kind' }).waitFor();
    await inspector.page.getByText('It is copied byte for byte').waitFor();
    await inspector.button('Reset Decimal').click();
    await inspector.histogramAfter('weight', 'z-score').waitFor();

    // Keyboard only: Enter opens, Escape closes and gives the focus back.
    await chip(/^Delimiter/).focus();
    await page.keyboard.press('Enter');
    await inspector.page.getByRole('menuitemradio', { name: 'Guess from the File' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await inspector.page.getByRole('menuitem', { name: 'Another Character…' }).click();
    const field = inspector.page.getByRole('textbox', { name: 'Delimiter: one ASCII character' });
    await field.fill('::');
    await field.press('Enter');
    await inspector.page.getByText('Expected one ASCII character.').waitFor();
    await field.fill(':');
    await field.press('Enter');
    await inspector.page.getByText(/\d rows × 1 column/).waitFor();
    await inspector.button('Reset Delimiter').click();
    await inspector.page.getByText('3 rows × 3 columns').waitFor();

    await inspector.column('nr').click();
    const kind = inspector.page.getByRole('combobox', { name: 'Kind' });
    await kind.selectOption('integer');
    await inspector.histogramAfter('nr', 'z-score').waitFor();
    await inspector.button('1 problem').click();
    const problems = inspector.page.getByRole('dialog', { name: 'Parse problems' });
    assert.match(await problems.innerText(), /expected a number in “nr”, found x3/);
    await page.keyboard.press('Escape');
    await inspector.waitForChosen(kind, 'integer');
  });

  it('stays what the user says while another file is looked at', async () => {
    const { inspector, page } = vscode();
    await vscode().inspect('other.csv');
    await inspector.page.getByText('2 rows × 2 columns').waitFor();
    await page.getByRole('tab', { name: /^nasty\.csv/ }).click();
    await inspector.page.getByText('3 rows × 3 columns').waitFor();
    await inspector.waitForChosen(inspector.page.getByRole('combobox', { name: 'Kind' }), 'integer');
  });

  it('has words that mean missing, and settings that are rarely needed', async () => {
    const { inspector } = vscode();
    await inspector.page.getByRole('button', { name: /^Missing words/ }).click();
    const words = inspector.page.getByRole('textbox', { name: /^Words that count as missing/ });
    assert.match(await words.inputValue(), /^NA\nN\/A\n/);
    await words.fill('x3');
    await inspector.button('Apply').click();
    await inspector.page.getByRole('button', { name: 'Missing words x3' }).waitFor();
    await inspector.page.getByText('1 missing').first().waitFor();
    await inspector.button('More read settings').click();
    await inspector.page.getByRole('menuitem', { name: 'Comments' }).click();
    await inspector.page.getByRole('menuitemradio', { name: 'Lines That Begin With #' }).click();
    await inspector.button('Reset Comments').waitFor();
  });

  it('has an encoding', async () => {
    const { inspector } = vscode();
    await vscode().inspect('latin.csv');
    await inspector.column('größe').waitFor();
    await inspector.button('Encoding Western (Windows-1252)').click();
    await inspector.page.getByRole('menuitemradio', { name: 'Cyrillic (Windows-1251)' }).click();
    await inspector.column('grцЯe').waitFor();
    await inspector.button('Encoding Cyrillic (Windows-1251)').click();
    await inspector.page.getByRole('menuitem', { name: 'Another Encoding…' }).click();
    const field = inspector.page.getByRole('textbox', { name: /^Encoding: a label/ });
    await field.fill('latin-9000');
    await field.press('Enter');
    await inspector.page.getByText(/^Expected a label of the Encoding Standard/).waitFor();
    await field.fill('iso-8859-7');
    await field.press('Enter');
    await inspector.column('grφίe').waitFor();
    await inspector.button('Reset Encoding').click();
    await inspector.column('größe').waitFor();
    await vscode()
      .page.getByRole('tab', { name: /^nasty\.csv/ })
      .click();
    await inspector.button('Reset Comments').waitFor();
  });

  it('is shown in every theme, narrow and wide', async () => {
    const { inspector } = vscode();
    await vscode().resizeInspector(1280, 800);
    for (const theme of THEMES) {
      await vscode().useTheme(theme);
      await vscode().picture(`read-settings-${theme.replaceAll(' ', '-')}`, 'inspector');
      assert.deepEqual(await accessibilityViolations(inspector.page), [], theme);
    }
    await vscode().useTheme('Dark Modern');
    await inspector.page.getByRole('button', { name: /^Missing words/ }).click();
    await vscode().picture('missing-words', 'inspector');
    assert.deepEqual(await accessibilityViolations(inspector.page), []);
    await vscode().page.keyboard.press('Escape');
    await vscode().resizeInspector(400, 800);
    await inspector.page.getByRole('button', { name: /read settings$/ }).click();
    await vscode().picture('read-settings-400', 'inspector');
    assert.deepEqual(await accessibilityViolations(inspector.page), []);
    await vscode().resizeInspector(1280, 800);
  });

  it('may be any quote and escape', async () => {
    const { inspector } = vscode();
    await vscode().inspect('quoted.csv');
    await inspector.summary.filter({ hasText: /^\d rows/ }).waitFor();
    await inspector.button('More read settings').click();
    await inspector.page.getByRole('menuitem', { name: 'Quote' }).click();
    await inspector.page.getByRole('menuitem', { name: 'Another Character…' }).click();
    const field = inspector.page.getByRole('textbox', { name: 'Quote: one ASCII character' });
    await field.fill('~');
    await field.press('Enter');
    await inspector.button('Quote ~').waitFor();
    await inspector.summary.filter({ hasText: '3 rows × 2 columns' }).waitFor();
    await inspector.column('x').click();
    await inspector.histogramAfter('x', 'z-score').waitFor();
    await vscode().closeEditors();
  });

  it('has a format, whatever the name of the file says, and goes back to it', async () => {
    const { inspector } = vscode();
    await vscode().inspect('lines.csv');
    await inspector.column('column 1').waitFor();
    // A comma between fields says nothing about JSON.
    await inspector.page.getByRole('button', { name: /^Delimiter/ }).click();
    await inspector.page.getByRole('menuitemradio', { name: 'Comma' }).click();
    await inspector.button('Reset Delimiter').waitFor();
    await inspector.button('More read settings').click();
    await inspector.page.getByRole('menuitem', { name: 'Format' }).click();
    await inspector.page.getByRole('menuitemradio', { name: 'JSON Lines' }).click();
    await inspector.button('Format JSON Lines').waitFor();
    await inspector.column('x').click();
    await inspector.histogramAfter('x', 'z-score').waitFor();
    // In it every line is text to a reader of CSV, which has the way back, too.
    await inspector.button('Format JSON Lines').click();
    await inspector.page.getByRole('menuitemradio', { name: 'CSV', exact: true }).click();
    await inspector.button('Format CSV').waitFor();
    await inspector.column('column 1').waitFor();
    await inspector.button('Reset Format').click();
    await inspector.button('Reset Format').waitFor({ state: 'hidden' });
    assert.equal(await inspector.button('Reset Delimiter').count(), 0);
    await vscode().closeEditors();
  });

  it('changes with the file: the page offers to read it again', async () => {
    const { inspector } = vscode();
    await vscode().inspect('mixed.csv');
    await inspector.page.getByText('3 rows × 2 columns').waitFor();
    vscode().write('mixed.csv', `${vscode().read('mixed.csv')}10;11,12\n`);
    await inspector.page.getByText('The file changed.').waitFor();
    await inspector.page.getByText('3 rows × 2 columns').waitFor();
    await inspector.page.getByRole('status').getByRole('button', { name: 'Reload' }).click();
    await inspector.page.getByText('4 rows × 2 columns').waitFor();
    await inspector.page.getByText('The file changed.').waitFor({ state: 'hidden' });
  });
});
