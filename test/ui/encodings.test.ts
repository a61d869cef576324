import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { suiteWorkbench } from './suiteWorkbench';

const BEFORE = 'größe,x €\r\nÄpfel,4\r\n"Süß, reif",-8\r\nKäse,2\r\n';
const AFTER = 'größe,x €\r\nÄpfel,0.5\r\n"Süß, reif",-1\r\nKäse,0.25\r\n';

/** Independent of what NormScope reads with: strict, and a byte order mark stays. */
function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
}

const CASES = [
  {
    name: 'packed.csv.gz',
    bytes: gzipSync(BEFORE),
    copy: 'packed.maxabs.csv.gz',
    chips: ['Encoding UTF-8', 'Packed gzip'],
    read: (bytes: Uint8Array) => decoded(gunzipSync(bytes), 'utf-8'),
    mark: '',
  },
  {
    name: 'western.csv',
    // Latin-1 but for the euro sign, which windows-1252 has at 0x80.
    bytes: Buffer.from(BEFORE.replace('€', '\u0080'), 'latin1'),
    copy: 'western.maxabs.csv',
    chips: ['Encoding Western (Windows-1252)'],
    read: (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').replace('\u0080', '€'),
    mark: '',
  },
  {
    name: 'wide.csv',
    bytes: Buffer.from(`\uFEFF${BEFORE}`, 'utf16le'),
    copy: 'wide.maxabs.csv',
    chips: ['Encoding UTF-16 LE'],
    read: (bytes: Uint8Array) => decoded(bytes, 'utf-16le'),
    mark: '\uFEFF',
  },
] as const;

describe('a file that is packed, or in another encoding', () => {
  const vscode = suiteWorkbench(() => ({
    ...Object.fromEntries(CASES.map(({ name, bytes }) => [name, [bytes]])),
    'plain.csv': BEFORE,
  }));

  for (const { name, bytes, copy, chips, read, mark } of CASES) {
    it(`${name} says so, and so is its copy`, async () => {
      const { inspector } = vscode();
      await vscode().inspect(name);
      await inspector.column('x €').click();
      await inspector.summary.filter({ hasText: /^3 rows × 2 columns/ }).waitFor();
      const settings = inspector.page.getByRole('group', { name: 'Read settings' });
      for (const chip of chips) await settings.getByText(chip).waitFor();
      await settings.getByText('Packed gzip').waitFor({ state: name.endsWith('.gz') ? 'visible' : 'hidden' });
      await inspector.defaultScaler.selectOption('max-abs');
      await inspector.histogramAfter('x €', 'max-abs').waitFor();
      await vscode().picture(`encoding-${name}`);

      await inspector.writeButton.click();
      assert.equal(await vscode().acceptSaveDialog(), vscode().path(copy));
      await inspector.page.getByText(`Wrote ${copy}`).waitFor();
      assert.equal(read(vscode().readBytes(copy)), mark + AFTER);
      assert.deepEqual(vscode().readBytes(name), Buffer.from(bytes), 'the source stays as it was');
      await vscode().closeEditors();
    });
  }

  it('is packed or unpacked where the name says so', async () => {
    const { inspector } = vscode();
    for (const [name, copy] of [
      ['packed.csv.gz', 'unpacked.csv'],
      ['plain.csv', 'packed-now.csv.gz'],
    ] as const) {
      await vscode().inspect(name);
      await inspector.defaultScaler.selectOption('max-abs');
      await inspector.histogramAfter('x €', 'max-abs').waitFor();
      await inspector.writeButton.click();
      await vscode().acceptSaveDialog('Write Normalized Copy', copy);
      await inspector.page.getByText(`Wrote ${copy} `).waitFor();
      await vscode().closeEditors();
    }
    assert.equal(vscode().read('unpacked.csv'), AFTER);
    assert.equal(decoded(gunzipSync(vscode().readBytes('packed-now.csv.gz')), 'utf-8'), AFTER);
  });
});
