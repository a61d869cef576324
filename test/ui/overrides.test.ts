import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { suiteWorkbench } from './suiteWorkbench';

describe('what the inspector took a file for', () => {
  const vscode = suiteWorkbench(() => ({ 'mixed.csv': 'a;b,c\n1;2,3\n4;5,6\n7;8,9\n' }));

  it('is shown as chips that override it, and take the override back', async () => {
    const { inspector } = vscode();
    await vscode().inspect('mixed.csv');
    await inspector.before.waitFor();
    assert.deepEqual(await inspector.columns.count(), 2);
    await inspector.page.getByRole('button', { name: /^Delimiter / }).click();
    await inspector.page.getByRole('menuitemradio', { name: 'Pipe' }).click();
    await inspector.page.getByText('3 rows × 1 column').waitFor();
    await inspector.button('Reset Delimiter').click();
    await inspector.page.getByText('3 rows × 2 columns').waitFor();
  });

  it('changes with the file: the page offers to read it again', async () => {
    const { inspector } = vscode();
    vscode().write('mixed.csv', `${vscode().read('mixed.csv')}10;11,12\n`);
    await inspector.page.getByText('The file changed on disk.').waitFor();
    await inspector.page.getByText('3 rows × 2 columns').waitFor();
    await inspector.page.getByRole('status').getByRole('button', { name: 'Reload' }).click();
    await inspector.page.getByText('4 rows × 2 columns').waitFor();
    await inspector.page.getByText('The file changed on disk.').waitFor({ state: 'hidden' });
  });
});
