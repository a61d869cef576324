import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { withUser } from './answers';
import { closeAllEditors, openInspectors, workspaceFile } from './workspace';

const inspect = (uri?: vscode.Uri) => vscode.commands.executeCommand('normscope.inspectDataset', uri);

describe('Inspect Dataset', () => {
  afterEach(closeAllEditors);

  it('opens the inspector on the file it was invoked on', async () => {
    const uri = workspaceFile('iris.csv');
    await inspect(uri);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.equal(activeTab?.label, 'iris.csv');
    assert.ok(activeTab.input instanceof vscode.TabInputCustom);
    assert.equal(activeTab.input.viewType, 'normscope.inspector');
    assert.equal(activeTab.input.uri.toString(), uri.toString());
  });

  it('opens the inspector of the active text editor beside the text', async () => {
    const uri = workspaceFile('messy-sensors.csv');
    await vscode.window.showTextDocument(uri);
    await inspect();
    assert.deepEqual(openInspectors(), [uri.toString()]);
    assert.equal(vscode.window.tabGroups.all.length, 2);
  });

  it('shows the inspector of a file that has one instead of opening a second', async () => {
    const uri = workspaceFile('iris.csv');
    await inspect(uri);
    await inspect(uri);
    assert.deepEqual(openInspectors(), [uri.toString()]);
  });

  it('is what Open With offers', async () => {
    const uri = workspaceFile('iris.csv');
    await vscode.commands.executeCommand('vscode.openWith', uri, 'normscope.inspector');
    assert.deepEqual(openInspectors(), [uri.toString()]);
  });

  it('says so when there is no active file', async () => {
    const { errors } = await withUser({}, () => inspect());
    assert.deepEqual(errors, ['Open a data file first, or right-click one in the Explorer.']);
  });

  it('says so when the file is missing', async () => {
    const { errors } = await withUser({}, () => inspect(workspaceFile('absent.csv')));
    assert.deepEqual(errors, ['No file absent.csv. It may have been moved, renamed or deleted.']);
    assert.deepEqual(openInspectors(), []);
  });

  it('says so when it is a folder', async () => {
    const folder = workspaceFile('folder.csv');
    mkdirSync(folder.fsPath);
    const { errors } = await withUser({}, () => inspect(folder));
    assert.deepEqual(errors, ['folder.csv is a folder. Choose a data file in it.']);
    assert.deepEqual(openInspectors(), []);
  });

  it('says so when the file was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'csv', content: 'a\n1\n' });
    const { errors } = await withUser({}, () => inspect(document.uri));
    assert.deepEqual(errors, ['NormScope reads saved files. Save this one first.']);
  });
});
