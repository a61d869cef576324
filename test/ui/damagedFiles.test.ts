import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parquetMetadata } from 'hyparquet';
import { afterEach, describe, it } from 'mocha';
import { suiteWorkbench } from './suiteWorkbench';

/** Hardly repeats itself, so that half of the archive holds about half of the rows. */
const ROWS = Array.from({ length: 2000 }, (_, i) => `${i},${((i * 7919) % 10_007) / 8}\n`);
const ARCHIVE = gzipSync(`row,x\n${ROWS.join('')}`);
const CUT = ARCHIVE.subarray(0, ARCHIVE.length >> 1);

/** Four row groups of 300 rows and 100; the values of a column of the third one are none. */
function damagedParquet(): Uint8Array {
  const bytes = new Uint8Array(readFileSync('test/fixtures/parquet/groups.parquet'));
  const { meta_data } = parquetMetadata(bytes.buffer).row_groups[2]!.columns[1]!;
  const start = Number(meta_data!.dictionary_page_offset ?? meta_data!.data_page_offset);
  return bytes.fill(0xff, start, start + 20);
}

const SYNTAX = '[\n {"a": 1, "b": 2},\n {"a": 3, "b": 4},\n {"a": 5, b: 6}\n]\n';

describe('a damaged file', () => {
  const vscode = suiteWorkbench(() => ({
    'cut.csv.gz': [CUT],
    'hurt.parquet': [damagedParquet()],
    'quote.csv.gz': [gzipSync('height,note\n1,fine\n2,"never closed\n3,fine\n')],
    'syntax.json': SYNTAX,
    'lines.jsonl': '{"a":1}\n{"a":2}\n42\n{"a":4}\n{"a":\n{"a":6}\n',
    'invalid.csv': [Buffer.from('a,b\n1,é\n2,x'), Uint8Array.of(0xff), Buffer.from('\n3,z\n')],
  }));
  afterEach(() => vscode().closeEditors());

  it('of Parquet names the row group, and shows the rows before', async () => {
    const { inspector } = vscode();
    await vscode().inspect('hurt.parquet');
    await inspector.alert.getByText(/in row group 3, from byte \d+ on/).waitFor();
    await vscode().picture('damaged-parquet');
    await inspector.button('Inspect the Rows Before It').click();
    await inspector.summary.filter({ hasText: /^600 rows × 4 columns/ }).waitFor();
    assert.match(await problems('1 problem'), /row 601 .*in row group 3, from byte \d+ on/);
    await vscode().picture('damaged-parquet-rows');
  });

  async function problems(count: string): Promise<string> {
    const { inspector } = vscode();
    await inspector.button(count).click();
    const list = inspector.page.getByRole('dialog', { name: 'Parse problems' });
    await list.waitFor();
    return (await list.innerText()).replaceAll(/\s+/g, ' ');
  }

  it('that is an archive cut off says at which byte, and shows the rows before', async () => {
    const { inspector } = vscode();
    await vscode().inspect('cut.csv.gz');
    await inspector.alert.getByText(/^Expected more gzip data/).waitFor();
    const end = CUT.length.toLocaleString('en-US');
    assert.match(await inspector.alert.innerText(), new RegExp(`found its end at byte ${end}`));
    await vscode().picture('damaged-gzip');

    await inspector.button('Inspect the Rows Before It').click();
    await inspector.column('x').click();
    await inspector.before.waitFor();
    const shown = await inspector.summary.filter({ hasText: 'rows' }).innerText();
    const rows = Number(/^([\d,]+) rows × 2 columns/.exec(shown)?.[1]?.replace(',', ''));
    assert.ok(rows > 500 && rows < 1500, shown);
    assert.match(await problems('1 problem'), new RegExp(`line ${rows + 2}\\b.*end at byte ${end}`));
    await vscode().picture('damaged-gzip-rows');
    await vscode().page.keyboard.press('Escape');

    // It says why before anyone chooses a name.
    const why = `No copy can be written: the rows from line ${(rows + 2).toLocaleString('en-US')} on are not known.`;
    await inspector.page.locator('#write-status').getByText(why).waitFor();
    assert.equal(await inspector.writeButton.getAttribute('aria-disabled'), 'true');
    assert.equal(await inspector.writeButton.getAttribute('aria-describedby'), 'write-status');
    await inspector.writeButton.focus();
    await vscode().page.keyboard.press('Enter');
    await inspector.page.locator('.unseen', { hasText: why }).waitFor();
  });

  it('that is packed has lines that no text editor can show', async () => {
    const { inspector } = vscode();
    await vscode().inspect('quote.csv.gz');
    await inspector.alert.getByText(/^A quote opened on line 3 is never closed/).waitFor();
    await inspector.button('Inspect the Rows Before It').waitFor();
    assert.equal(await inspector.page.getByRole('button', { name: /^Go to Line/ }).count(), 0);
  });

  it('that is no JSON says at which byte, and shows the rows before', async () => {
    const { inspector } = vscode();
    await vscode().inspect('syntax.json');
    const byte = SYNTAX.indexOf('b: 6');
    await inspector.alert
      .getByText(`Expected a key in double quotes, found b at byte ${byte}`, { exact: true })
      .waitFor();
    await inspector.button('Go to Line 4').waitFor();
    await vscode().picture('damaged-json');

    await inspector.button('Inspect the Rows Before It').click();
    await inspector.summary.filter({ hasText: /^2 rows × 2 columns/ }).waitFor();
    assert.match(await problems('1 problem'), new RegExp(`line 4 .*found b at byte ${byte}`));
    await vscode().picture('damaged-json-rows');
  });

  it('of JSON Lines counts the lines that are no records', async () => {
    const { inspector } = vscode();
    await vscode().inspect('lines.jsonl');
    await inspector.summary.filter({ hasText: /^4 rows × 1 column/ }).waitFor();
    const found = await problems('2 problems');
    assert.match(found, /line 3 .*expected an object, found 42/);
    assert.match(found, /line 5 .*found the end of the line/);
    await vscode().picture('damaged-lines');
  });

  it('with bytes that are not UTF-8 names the byte and its line', async () => {
    const { inspector } = vscode();
    await vscode().inspect('invalid.csv');
    await inspector.summary.filter({ hasText: /^3 rows × 2 columns/ }).waitFor();
    assert.match(await problems('1 problem'), /line 3 .*expected UTF-8 text, found the byte 0xFF/);
    await vscode().picture('damaged-utf8');
  });
});
