import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { suiteWorkbench } from './suiteWorkbench';

const ROWS = [
  { id: 'a', pos: { x: 4, y: null }, ok: true },
  { id: 'b', pos: { x: -8, y: 1.5 }, ok: false },
  { id: 'c', pos: { x: 2, y: 3 }, ok: true },
];

/** Two records are far from the others, and one is none. */
const ONE_LINE = Array.from({ length: 40 }, (_, r) =>
  r === 9 ? '7' : `{"x":${r === 19 ? 900 : r === 29 ? -700 : r % 10}}`,
);

const GDP = { AT: 4.5, DE: 40, FR: 28 };

describe('JSON in the Explorer', () => {
  const vscode = suiteWorkbench(() => ({
    'wrapped.json': JSON.stringify({ meta: { n: 3 }, rows: ROWS }, null, 2),
    'several.json': JSON.stringify({ version: 1, train: { rows: ROWS }, test: { rows: ROWS.slice(1) } }),
    'countries.json': JSON.stringify({ gdp: GDP, name: { AT: 'a', DE: 'b', FR: 'c' } }),
    'one-line.json': `[${ONE_LINE.join(',')}]`,
    'quoted.json': '[{"a": "1.5"}, {"a": "2.5"}]',
    'text.json': 'a,b\n1,2\n3,4\n',
    'lines.jsonl': `${ROWS.map((row) => JSON.stringify(row)).join('\r\n')}\r\n`,
  }));

  for (const [name, format] of [
    ['wrapped.json', 'JSON'],
    ['lines.jsonl', 'JSON Lines'],
  ] as const) {
    it(`opens ${name} and writes a copy of it`, async () => {
      const { inspector } = vscode();
      await vscode().inspect(name);
      await inspector.before.waitFor();
      assert.match(await inspector.summary.innerText(), /^3 rows × 4 columns/);
      await inspector.page.getByRole('button', { name: `Format ${format}`, exact: true }).waitFor();
      await inspector.defaultScaler.selectOption('max-abs');
      await inspector.histogramAfter('pos.x', 'max-abs').waitFor();
      await vscode().page.screenshot({ path: `out/screenshots/${name}.png` });
      const source = vscode().read(name);
      await inspector.writeButton.click();
      const copy = name.replace('.', '.maxabs.');
      assert.equal(await vscode().acceptSaveDialog(), vscode().path(copy));
      await inspector.page.getByText(`Wrote ${copy}`).waitFor();
      const numbers: readonly (readonly [string, string])[] = [
        ['4', '0.5'],
        ['-8', '-1'],
        ['2', '0.25'],
      ];
      const expected = numbers.reduce(
        (text, [before, after]) => text.replace(new RegExp(`("x": ?)${before}`), `$1${after}`),
        source.replace(/("y": ?)1\.5/, '$10.5').replace(/("y": ?)3\b/, '$11'),
      );
      assert.equal(vscode().read(copy), expected);
      // The Explorer lists it anew: a click meanwhile may be taken for one on another file.
      await vscode().explorerItem(copy).waitFor();
      await vscode().closeEditors();
    });
  }

  it('that has several tables is read where a button says', async () => {
    const { inspector } = vscode();
    await vscode().inspect('several.json');
    await inspector.alert.getByText('Expected one table, found train.rows, test.rows').waitFor();
    assert.equal(await inspector.button('Try Again').count(), 0);
    await inspector.button('Read test.rows').click();
    await inspector.summary.filter({ hasText: /^2 rows × 4 columns/ }).waitFor();
    await inspector.button('Path test.rows').waitFor();
    await vscode().closeEditors();
  });

  it('on one line tells of rows, and offers no line to go to', async () => {
    const { inspector, page } = vscode();
    await vscode().inspect('one-line.json');
    await inspector.summary.filter({ hasText: /^39 rows × 1 column/ }).waitFor();
    const outliers = inspector.page.getByRole('table', { name: 'Outliers' });
    const cited = outliers.getByRole('rowheader');
    assert.deepEqual(await cited.allInnerTexts(), ['row 20', 'row 30']);
    assert.equal(await cited.getByRole('button').count(), 0);
    await inspector.button('1 problem').click();
    await inspector.page.getByText('row 10', { exact: true }).waitFor();
    await page.screenshot({ path: 'out/screenshots/one-line.json.png' });
    await page.keyboard.press('Escape');
    await vscode().closeEditors();
  });

  it('that pandas wrote by column is read so, and by row when told to', async () => {
    const { inspector, page } = vscode();
    await vscode().inspect('countries.json');
    await inspector.summary.filter({ hasText: /^3 rows × 2 columns/ }).waitFor();
    await inspector.button('Members columns').click();
    await page.screenshot({ path: 'out/screenshots/countries.json.png' });
    await inspector.page.getByRole('menuitemradio', { name: 'Rows' }).click();
    await inspector.summary.filter({ hasText: /^2 rows × 3 columns/ }).waitFor();
    await inspector.button('Members rows').click();
    await inspector.page.getByRole('menuitemradio', { name: 'Guess from the File' }).click();
    await inspector.summary.filter({ hasText: /^3 rows × 2 columns/ }).waitFor();
    await vscode().closeEditors();
  });

  it('without numbers says that those in quotes are none', async () => {
    const { inspector } = vscode();
    await vscode().inspect('quoted.json');
    const note = inspector.page.getByText('1 text column was found: in JSON, numbers in quotes are text.');
    await note.waitFor();
    await vscode().closeEditors();
  });

  it('that is none says which chip is to be changed', async () => {
    const { inspector } = vscode();
    await vscode().inspect('text.json');
    await inspector.alert.getByText(/^Not JSON\? Change the format in the chips above/).waitFor();
    await inspector.button('Format JSON').click();
    await inspector.page.getByRole('menuitemradio', { name: 'CSV', exact: true }).click();
    await inspector.summary.filter({ hasText: /^2 rows × 2 columns/ }).waitFor();
    await vscode().closeEditors();
  });
});
