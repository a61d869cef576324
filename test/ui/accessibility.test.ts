import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { accessibilityViolations } from './accessibility';
import { sample } from './samples';
import { suiteWorkbench } from './suiteWorkbench';
import { THEMES } from './workbench';

describe('accessibility rules', () => {
  const vscode = suiteWorkbench(() => ({
    'messy-sensors.csv': sample('messy-sensors.csv'),
    'quote.csv': 'height,note\n1,fine\n2,"never closed\n3,fine\n',
  }));
  afterEach(() => vscode().closeEditors());

  async function assertNoViolations(): Promise<void> {
    for (const theme of THEMES) {
      await vscode().useTheme(theme);
      assert.deepEqual(await accessibilityViolations(vscode().inspector.page), [], theme);
    }
  }

  it('hold for a column in every theme', async () => {
    await vscode().inspect('messy-sensors.csv');
    await vscode().inspector.after.waitFor();
    await assertNoViolations();
  });

  it('hold for a failure in every theme', async () => {
    await vscode().inspect('quote.csv');
    await vscode().inspector.alert.waitFor();
    await assertNoViolations();
  });

  it('hold in a narrow editor', async () => {
    await vscode().inspect('messy-sensors.csv');
    await vscode().inspector.after.waitFor();
    await vscode().resizeInspector(400, 800);
    assert.deepEqual(await accessibilityViolations(vscode().inspector.page), []);
  });
});
