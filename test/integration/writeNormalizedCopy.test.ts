import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { assertMinMaxCopy } from '../oracle';
import { withUser } from './answers';
import { closeAllEditors, workspaceFile } from './workspace';

const write = (uri: vscode.Uri) => vscode.commands.executeCommand('normscope.writeNormalizedCopy', uri);

describe('Write Normalized Copy', () => {
  afterEach(closeAllEditors);

  it('writes the file with the chosen scaler where the user says', async () => {
    const source = workspaceFile('iris.csv');
    const target = workspaceFile('iris-scaled.csv');
    const shown = await withUser({ pick: 'min-max', save: target }, () => write(source));
    assert.deepEqual(shown, {
      errors: [],
      information: ['Wrote iris-scaled.csv · 4 columns scaled, 1 copied byte for byte.'],
    });
    assertMinMaxCopy(readFileSync(source.fsPath, 'utf8'), readFileSync(target.fsPath, 'utf8'), [0, 1, 2, 3]);
  });

  it('writes nothing when the list or the save dialog is dismissed', async () => {
    const source = workspaceFile('iris.csv');
    const target = workspaceFile('iris-dismissed.csv');
    assert.deepEqual(await withUser({ save: target }, () => write(source)), { errors: [], information: [] });
    assert.deepEqual(await withUser({ pick: 'z-score' }, () => write(source)), {
      errors: [],
      information: [],
    });
    assert.equal(existsSync(target.fsPath), false);
  });

  it('shows one line and leaves nothing behind when the target cannot be written', async () => {
    const target = workspaceFile('no-such-folder/iris.csv');
    const shown = await withUser({ pick: 'z-score', save: target }, () => write(workspaceFile('iris.csv')));
    assert.deepEqual(shown.information, []);
    assert.equal(shown.errors.length, 1);
    assert.match(shown.errors[0] ?? '', /no-such-folder/);
    assert.doesNotMatch(shown.errors[0] ?? '', /\n|\bat .+:\d+:\d+|Error:/);
    assert.equal(existsSync(workspaceFile('no-such-folder').fsPath), false);
  });
});
