import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { describe, it } from 'mocha';
import { generateFloats } from '../bench/generate';
import { largeCsv } from './samples';
import { suiteWorkbench } from './suiteWorkbench';

describe('large files', () => {
  const vscode = suiteWorkbench(() => ({
    'small.csv': 'a\n1\n2\n',
    'large.csv': (path) => generateFloats(path, 620_000),
    'very-large.csv': largeCsv(500),
  }));

  it('show their first histogram', async () => {
    const { inspector } = vscode();
    // Loading the extension is not what is measured.
    await vscode().inspect('small.csv');
    await inspector.before.waitFor();
    await vscode().resizeInspector(1280, 800);
    await vscode().closeEditors();

    const clicked = await vscode().inspect('large.csv');
    await inspector.before.waitFor();
    console.log(`      100 MB, from the click to the first histogram: ${secondsSince(clicked)} s`);
    console.log(`      ${await inspector.summary.innerText()}`);
  });

  it('are written', async () => {
    const { inspector } = vscode();
    await inspector.writeButton.click();
    await vscode().acceptSaveDialog();
    const accepted = performance.now();
    await inspector.page.getByText('Wrote large.zscore.csv').waitFor();
    console.log(`      100 MB, written in ${secondsSince(accepted)} s`);
    assert.deepEqual(await shapeOf('large.zscore.csv'), await shapeOf('large.csv'));
    await vscode().closeEditors();
  });

  it('show how far reading has come, and reading stops on Cancel', async () => {
    const { inspector } = vscode();
    await vscode().inspect('very-large.csv');
    await inspector.page.getByRole('progressbar', { name: 'Reading very-large.csv' }).waitFor();
    await inspector.page.getByText(/\d MB of \d+ MB/).waitFor();
    await vscode().picture('loading-dark', 'inspector');
    await inspector.button('Cancel').click();
    await inspector.page.getByRole('heading', { name: /^Stopped after / }).waitFor();
    await inspector.button('Read Again').waitFor();
  });

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
  return ((performance.now() - moment) / 1000).toFixed(1);
}
